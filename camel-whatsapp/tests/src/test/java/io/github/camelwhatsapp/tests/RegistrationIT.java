package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.state.ScriptedRefusal;
import io.github.camelwhatsapp.error.RegistrationRefusedException;
import io.github.camelwhatsapp.error.ServiceUnavailableException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeRequestOutcome;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.RegistrationRefusal;
import io.github.camelwhatsapp.operation.ChangeNumber;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.RegistrationSettings.Platform;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number gets its account: codes, refusals, credentials. */
class RegistrationIT {
    private static final String NUMBER = "34123456789";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final VirtualTimeSource clock = new VirtualTimeSource(Instant.parse("2016-07-20T10:00:00Z"));
    private final WhatsAppEmulator emulator =
            WhatsAppEmulator.builder().time(clock).start();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());

    @AfterEach
    void close() {
        stores.close();
        emulator.close();
    }

    private AccountSettings.Builder settings() {
        return settings(emulator);
    }

    private static AccountSettings.Builder settings(WhatsAppEmulator emulator) {
        return AccountSettings.builder("fresh")
                .generation("classic")
                .phoneNumber(NUMBER)
                .servers(List.of(ServerAddress.of(emulator.classicAddress())))
                .registration(RegistrationSettings.DEFAULT.withService(
                        emulator.registration().address()))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .timings(TestAccount.QUICK);
    }

    private WhatsAppClient client() {
        return WhatsAppClient.builder(settings().build(), stores).build();
    }

    private static <R> R ask(WhatsAppClient client, Operation<R> operation) {
        return client.execute(operation)
                .toCompletableFuture()
                .orTimeout(20, SECONDS)
                .join();
    }

    private static RegistrationRefusal refusal(WhatsAppClient client, Operation<?> operation) {
        try {
            ask(client, operation);
        } catch (CompletionException e) {
            assertThat(e).cause().isInstanceOf(RegistrationRefusedException.class);
            return ((RegistrationRefusedException) e.getCause()).refusal();
        }
        throw new AssertionError(operation + " was not refused");
    }

    @Test
    void registersByTextMessageAndConnectsWithoutAConfiguredPassword() {
        try (WhatsAppClient client = client()) {
            client.start();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);
            assertThat(client.status().cause().kind()).isEqualTo(Kind.NOT_CONFIGURED);
            assertThat(client.status().cause().detail()).contains("requestCode");

            CodeRequestOutcome sent = ask(client, RequestCode.by(CodeMethod.SMS));
            assertThat(sent).asInstanceOf(type(CodeSent.class)).satisfies(code -> {
                assertThat(code.phoneNumber()).isEqualTo(NUMBER);
                assertThat(code.method()).isEqualTo(CodeMethod.SMS);
                assertThat(code.length()).isEqualTo(6);
                assertThat(code.retryAfter()).contains(Duration.ofSeconds(65));
            });
            String code = emulator.registration().awaitCode(NUMBER, SOON);
            Registered registered = ask(client, new RegisterCode(code.substring(0, 3) + "-" + code.substring(3)));

            assertThat(registered.login()).isEqualTo(NUMBER);
            assertThat(registered.type()).contains("new");
            assertThat(registered.currency()).contains("EUR");
            assertThat(registered.expiration()).isPresent();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.ONLINE);
        }
        try (WhatsAppClient again = client()) {
            again.start();
            await().atMost(SOON).until(() -> again.status().state() == ConnectionState.ONLINE);
        }
        assertThat(emulator.ledgers().violations().entries()).isEmpty();
    }

    @Test
    void bringsTheCodeToThePhoneAlsoByCall() {
        try (WhatsAppClient client = client()) {
            Phone phone = emulator.phone(NUMBER);
            ask(client, RequestCode.by(CodeMethod.VOICE));

            String code = emulator.registration().awaitCode(NUMBER, SOON);
            phone.await("the call", played -> played.texts().stream().findFirst(), SOON);
            assertThat(phone.texts().get(0).text()).contains(String.join(" ", code.split("")));
            assertThat(emulator.registration().texts(NUMBER).get(0).method()).isEqualTo("voice");
        }
    }

    @Test
    void handsTheCodeOutOverHttpAndToThePage() throws Exception {
        try (WhatsAppEmulator withPage = WhatsAppEmulator.builder().pagePort(0).start();
                WhatsAppClient client = WhatsAppClient.builder(
                                settings(withPage).build(), stores)
                        .build()) {
            ask(client, RequestCode.by(CodeMethod.SMS));
            String code = withPage.registration().awaitCode(NUMBER, SOON);
            withPage.phone(NUMBER);

            JsonNode texts = get(withPage, "api/phones/" + NUMBER + "/texts");
            JsonNode phone = get(withPage, "api/phones/" + NUMBER);

            String shown = code.substring(0, 3) + "-" + code.substring(3);
            assertThat(texts).singleElement().satisfies(text -> {
                assertThat(text.get("text").textValue().replace("-", "")).contains(code);
                assertThat(text.get("at").textValue()).isNotEmpty();
            });
            assertThat(phone.get("texts")).as(shown).isEqualTo(texts);
        }
    }

    private static JsonNode get(WhatsAppEmulator emulator, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        emulator.page().orElseThrow().resolve(path))
                .build();
        return new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @Test
    void showsACodeThatCameBeforeThePhoneWasPlayed() {
        try (WhatsAppClient client = client()) {
            ask(client, RequestCode.by(CodeMethod.SMS));

            assertThat(emulator.phone(NUMBER).texts()).singleElement().satisfies(text -> assertThat(text.text())
                    .startsWith("WhatsApp code "));
        }
    }

    @Test
    void throwsThePhoneOutThatHadTheNumberBefore() {
        emulator.phone(NUMBER).awaitOnline(SOON);
        try (WhatsAppClient client = client()) {
            ask(client, RequestCode.by(CodeMethod.SMS));
            Registered registered =
                    ask(client, new RegisterCode(emulator.registration().awaitCode(NUMBER, SOON)));

            assertThat(registered.type()).contains("existing");
            emulator.awaitOffline(NUMBER, SOON);
        }
    }

    @Test
    void checksCredentialsUnderTheSameIdentityOnly() {
        try (WhatsAppClient client = client()) {
            assertThat(refusal(client, new CheckCredentials())).isEqualTo(new RegistrationRefusal.Incorrect());
            ask(client, RequestCode.by(CodeMethod.SMS));
            Registered first =
                    ask(client, new RegisterCode(emulator.registration().awaitCode(NUMBER, SOON)));

            Registered second = ask(client, new CheckCredentials());
            assertThat(second.password()).isNotEqualTo(first.password());
            assertThat(ask(client, RequestCode.by(CodeMethod.SMS))).isInstanceOf(Registered.class);
            client.start();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.ONLINE);
        }
    }

    @Test
    void letsAChangedConfiguredPasswordCountAgain() {
        try (WhatsAppClient client = client()) {
            ask(client, RequestCode.by(CodeMethod.SMS));
            ask(client, new RegisterCode(emulator.registration().awaitCode(NUMBER, SOON)));
        }
        emulator.account(NUMBER).password("Y29uZmlndXJlZA==");
        AccountSettings configured =
                settings().password(Password.ofBase64("Y29uZmlndXJlZA==")).build();
        try (WhatsAppClient client = WhatsAppClient.builder(configured, stores).build()) {
            client.start();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.ONLINE);
            ask(client, new CheckCredentials());
        }
        try (WhatsAppClient client = WhatsAppClient.builder(configured, stores).build()) {
            client.start();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.ONLINE);
        }
    }

    @Test
    void movesTheAccountOfAnOldNumberToTheNewOne() {
        String newNumber = "34123456780";
        EmulatedGroup group = emulator.group(NUMBER + "-1400000000", "friends", NUMBER);
        try (WhatsAppClient old = client()) {
            ask(old, RequestCode.by(CodeMethod.SMS));
            ask(old, new RegisterCode(emulator.registration().awaitCode(NUMBER, SOON)));
        }
        AccountSettings moved = settings().phoneNumber(newNumber).build();
        try (WhatsAppClient client = WhatsAppClient.builder(moved, stores).build()) {
            ask(client, RequestCode.by(CodeMethod.SMS));
            ask(client, new RegisterCode(emulator.registration().awaitCode(newNumber, SOON)));
            client.start();
            await().atMost(SOON).until(() -> client.status().state() == ConnectionState.ONLINE);

            assertThat(ask(client, new ChangeNumber(NUMBER, Optional.empty())).status())
                    .contains("active");
            assertThat(group.members()).containsExactly(newNumber);
            assertThat(client.status().state()).isEqualTo(ConnectionState.ONLINE);
        }
        try (WhatsAppClient old = client()) {
            assertThat(refusal(old, new CheckCredentials())).isEqualTo(new RegistrationRefusal.Incorrect());
        }
    }

    @Test
    void refusesWrongStaleAndMissingCodes() {
        try (WhatsAppClient client = client()) {
            assertThat(refusal(client, new RegisterCode("123456"))).isEqualTo(new RegistrationRefusal.CodeMissing());
            ask(client, RequestCode.by(CodeMethod.SMS));
            String code = emulator.registration().awaitCode(NUMBER, SOON);
            String wrong = code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
            assertThat(refusal(client, new RegisterCode(wrong))).isInstanceOf(RegistrationRefusal.Mismatch.class);
            clock.advance(Duration.ofMinutes(11));
            assertThat(refusal(client, new RegisterCode(code))).isEqualTo(new RegistrationRefusal.Stale());
            ask(client, RequestCode.by(CodeMethod.SMS));
            for (int guess = 0; guess < 5; guess++) {
                refusal(client, new RegisterCode("00000" + guess));
            }
            assertThat(refusal(client, new RegisterCode("999999")))
                    .isEqualTo(new RegistrationRefusal.TooManyGuesses(Optional.of(Duration.ofMinutes(30))));
        }
    }

    @Test
    void refusesTooManyRequestsAndBlockedNumbers() {
        try (WhatsAppClient client = client()) {
            ask(client, RequestCode.by(CodeMethod.SMS));
            assertThat(refusal(client, RequestCode.by(CodeMethod.SMS)))
                    .asInstanceOf(type(RegistrationRefusal.TooRecent.class))
                    .satisfies(recent -> assertThat(recent.retryAfter().orElseThrow())
                            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(66)));
            for (int code = 1; code < 10; code++) {
                clock.advance(Duration.ofMinutes(2));
                ask(client, RequestCode.by(CodeMethod.SMS));
            }
            clock.advance(Duration.ofMinutes(2));
            assertThat(refusal(client, RequestCode.by(CodeMethod.SMS))).isInstanceOf(RegistrationRefusal.TooMany.class);
            emulator.account(NUMBER).blocked();
            assertThat(refusal(client, RequestCode.by(CodeMethod.SMS))).isEqualTo(new RegistrationRefusal.Blocked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "code, no_routes",
        "code, next_method",
        "code, old_version",
        "code, too_many_guesses",
        "register, blocked",
        "register, too_many",
        "exist, blocked",
        "exist, bad_param"
    })
    void handsEveryRefusalOnThatIsAskedFor(String call, String reason) {
        emulator.registration()
                .refuse(
                        NUMBER,
                        call,
                        new ScriptedRefusal(reason, Optional.of(Duration.ofSeconds(90)), Optional.of("in")));
        Operation<?> operation = call.equals("code")
                ? RequestCode.by(CodeMethod.SMS)
                : call.equals("register") ? new RegisterCode("123456") : new CheckCredentials();
        try (WhatsAppClient client = client()) {
            assertThat(refusal(client, operation).reason()).isEqualTo(reason);
        }
    }

    @Test
    void registersAsTheOlderPlatformToo() {
        AccountSettings nokia = settings()
                .registration(new RegistrationSettings(emulator.registration().address(), Platform.S40))
                .build();
        try (WhatsAppClient client = WhatsAppClient.builder(nokia, stores).build()) {
            assertThat(ask(client, RequestCode.by(CodeMethod.SMS))).isInstanceOf(CodeSent.class);
        }
        assertThat(emulator.ledgers().violations().entries()).isEmpty();
    }

    @Test
    void trustsNobodyButWhomItIsToldTo() {
        AccountSettings distrustful =
                settings().trusted(TrustedCertificates.OF_THE_JVM).build();
        try (WhatsAppClient client = WhatsAppClient.builder(distrustful, stores).build()) {
            assertThatThrownBy(() -> ask(client, RequestCode.by(CodeMethod.SMS)))
                    .cause()
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageContaining("certif");
        }
        assertThat(emulator.registration().texts(NUMBER)).isEmpty();
    }

    @Test
    void asksNobodyAboutANumberThatCannotBeOne() {
        AccountSettings tooShort = settings().phoneNumber("3412").build();
        try (WhatsAppClient client = WhatsAppClient.builder(tooShort, stores).build()) {
            assertThatThrownBy(() -> ask(client, RequestCode.by(CodeMethod.SMS)))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fresh")
                    .hasMessageContaining("too short");
        }
    }

    @Test
    void takesNumbersApartWithoutAskingAnybody() {
        try (WhatsAppClient client = client()) {
            assertThat(ask(client, new DissectPhone(Optional.empty())).country())
                    .isEqualTo("Spain");
            assertThat(ask(client, new DissectPhone(Optional.of("+44 7700 900123")))
                            .nationalNumber())
                    .isEqualTo("7700900123");
            assertThatThrownBy(() -> ask(client, new DissectPhone(Optional.of("99999"))))
                    .cause()
                    .hasMessageContaining("no country's prefix");
        }
    }

    @Test
    void noticesCallsThatNoClientOfTheTimeMakes() throws Exception {
        emulator.ledgers()
                .violations()
                .declare(Rule.REGISTRATION_HEADERS, Rule.REGISTRATION_PARAMETERS, Rule.REGISTRATION_TOKEN);
        RawRegistration raw = new RawRegistration(emulator);
        assertThat(raw.get("exist?cc=34&in=123456789&id=abcdefghijklmnopqrst", "curl/8"))
                .contains("old_version");
        assertThat(raw.get("exist?in=123456789&cc=34&id=abcdefghijklmnopqrst", RawRegistration.ANDROID))
                .contains("missing")
                .contains("lg");
        assertThat(raw.get("code?cc=34&in=123456789&id=abcdefghijklmnopqrst&token=x&method=sms", RawRegistration.S40))
                .contains("bad_param")
                .contains("token");
        assertThat(raw.get("exist?cc=34&in=123456789&id=abc", RawRegistration.S40))
                .contains("bad_param")
                .contains("\"id\"");
        assertThat(raw.get("else?cc=34", RawRegistration.S40)).contains("404");
        assertThat(emulator.ledgers().violations().undeclared()).isEmpty();
    }
}
