package io.github.camelwhatsapp.classic.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.RegistrationRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationReplyTest {
    @Test
    void readsThatACodeIsOnItsWay() {
        CodeSent sent = RegistrationReply.parse(
                        "{\"status\":\"sent\",\"length\":6,\"method\":\"voice\",\"retry_after\":1805,"
                                + "\"sms_wait\":\"65\",\"voice_wait\":70}")
                .sent("34123456789", CodeMethod.SMS);

        assertThat(sent)
                .isEqualTo(new CodeSent(
                        "34123456789",
                        CodeMethod.VOICE,
                        6,
                        Optional.of(Duration.ofSeconds(1805)),
                        Optional.of(Duration.ofSeconds(65)),
                        Optional.of(Duration.ofSeconds(70))));
    }

    @Test
    void readsAllThatARegistrationTellsAndHidesThePassword() {
        Registered registered = RegistrationReply.parse(
                        "{\"status\":\"ok\",\"login\":\"34123456789\",\"pw\":\"cGFzcw==\","
                                + "\"type\":\"new\",\"expiration\":1443256747,\"kind\":\"free\",\"price\":\"$0.99\",\"cost\":\"0.99\","
                                + "\"currency\":\"USD\",\"price_expiration\":1414897682}")
                .registered("34123456789");

        assertThat(registered.password().reveal()).isEqualTo("cGFzcw==");
        assertThat(registered.toString()).doesNotContain("cGFzcw").contains("Secret[8 characters]");
        assertThat(registered.type()).contains("new");
        assertThat(registered.expiration()).contains(Instant.ofEpochSecond(1443256747));
        assertThat(registered.kind()).contains("free");
        assertThat(registered.price()).contains("$0.99");
        assertThat(registered.cost()).contains("0.99");
        assertThat(registered.currency()).contains("USD");
        assertThat(registered.priceExpiration()).contains(Instant.ofEpochSecond(1414897682));
    }

    @ParameterizedTest
    @CsvSource({
        "blocked, Blocked",
        "too_recent, TooRecent",
        "too_many_guesses, TooManyGuesses",
        "too_many, TooMany",
        "old_version, OldVersion",
        "stale, Stale",
        "missing, CodeMissing",
        "mismatch, Mismatch",
        "bad_param, BadParameter",
        "no_routes, NoRoutes",
        "incorrect, Incorrect",
        "next_method, NextMethod",
        "something_new, Other"
    })
    void hasARecordForEachReason(String reason, String record) {
        RegistrationRefusal refusal = RegistrationReply.parse("{\"status\":\"fail\",\"reason\":\"" + reason + "\"}")
                .refusal();

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(record);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.advice()).isNotBlank();
    }

    @Test
    void tellsHowLongToWaitAndWhichParameter() {
        RegistrationRefusal recent = RegistrationReply.parse(
                        "{\"status\":\"fail\",\"reason\":\"too_recent\",\"retry_after\":1799}")
                .refusal();
        assertThat(recent.retryAfter()).contains(Duration.ofSeconds(1799));
        assertThat(recent.advice()).endsWith("in 30 minutes");
        assertThat(RegistrationReply.parse("{\"status\":\"fail\",\"reason\":\"missing\",\"param\":\"token\"}")
                        .refusal())
                .isEqualTo(new RegistrationRefusal.ParameterMissing("token"));
        assertThat(RegistrationReply.parse("{\"status\":\"fail\",\"reason\":\"bad_param\",\"param\":\"in\"}")
                        .refusal())
                .isEqualTo(new RegistrationRefusal.BadParameter(Optional.of("in")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"status\":1}", "{\"status\":\"ok\"", "<html>busy</html>"})
    void refusesWhatIsNoAnswer(String text) {
        assertThatThrownBy(() -> RegistrationReply.parse(text)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\":\"ok\"}", "{\"status\":\"ok\",\"pw\":\"!!!\"}", "{\"status\":\"ok\",\"pw\":\"\"}"})
    void refusesARegistrationWithoutAPassword(String text) {
        assertThatThrownBy(() -> RegistrationReply.parse(text).registered("34123456789"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("!!!");
    }
}
