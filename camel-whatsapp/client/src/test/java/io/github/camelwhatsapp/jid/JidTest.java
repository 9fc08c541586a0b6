package io.github.camelwhatsapp.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {
    @ParameterizedTest
    @CsvSource({
        "34123456789@s.whatsapp.net,          34123456789,            s.whatsapp.net, 0,     0",
        "15551230001:7@s.whatsapp.net,        15551230001,            s.whatsapp.net, 7,     0",
        "236482911234567:12@lid,              236482911234567,        lid,            12,    0",
        "34123456789-1400000000@g.us,         34123456789-1400000000, g.us,           0,     0",
        "status@broadcast,                    status,                 broadcast,      0,     0",
        "0@c.us,                              0,                      c.us,           0,     0",
        "100012345:16000@msgr,                100012345,              msgr,           16000, 0",
        "3-100012345:7@interop,               100012345,              interop,        7,     3",
        "0-a-b@interop,                       a-b,                    interop,        0,     0",
        "-a@interop,                          -a,                     interop,        0,     0",
        "34123456789:65535@s.whatsapp.net,    34123456789,            s.whatsapp.net, 65535, 0",
        "name.surname@newsletter,             name.surname,           newsletter,     0,     0",
        "s.whatsapp.net,                      '',                     s.whatsapp.net, 0,     0",
        ":3@s.whatsapp.net,                   '',                     s.whatsapp.net, 3,     0",
    })
    void readsAndPrintsTheSameText(String text, String user, String server, int device, int integrator) {
        Jid jid = Jid.parse(text);

        assertThat(jid).isEqualTo(new Jid(user, server, device, integrator));
        assertThat(jid).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "34123456789:0@s.whatsapp.net,   34123456789@s.whatsapp.net",
        "34123456789:007@s.whatsapp.net, 34123456789:7@s.whatsapp.net",
        "@s.whatsapp.net,                s.whatsapp.net",
        "34123456789_1@s.whatsapp.net,   34123456789@s.whatsapp.net",
        "34123456789.255@s.whatsapp.net, 34123456789@s.whatsapp.net",
        "34123456789.2:5@s.whatsapp.net, 34123456789:5@s.whatsapp.net",
        "236482911234567_0:12@lid,       236482911234567:12@lid",
    })
    void readsOtherSpellingsOfAnAddress(String spelling, String printed) {
        assertThat(Jid.parse(spelling)).hasToString(printed).isEqualTo(Jid.parse(printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34123456789_256@s.whatsapp.net",
                "34123456789_@s.whatsapp.net",
                "_1@s.whatsapp.net",
                "34123456789_x@lid",
                "34123456789.1@g.us",
                "a_1@c.us"
            })
    void keepsWhatIsNoAgent(String text) {
        assertThat(Jid.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "34123456789@,                     there is no server",
                "@,                                there is no server",
                "a@b@c,                            more than one @",
                "34123456789:@s.whatsapp.net,      is no number from 0 to 65535",
                "34123456789:x@s.whatsapp.net,     'x' is no number from 0 to 65535",
                "34123456789:-1@s.whatsapp.net,    '-1' is no number",
                "34123456789:65536@s.whatsapp.net, '65536' is no number from 0 to 65535",
                "1:99999999999999999999@lid,       '99999999999999999999' is no number",
                "1:2:3@lid,                        '2:3' is no number",
                "1:\u0661@lid,                     is no number",
                "x-1@interop,                      'x' is no number",
                "65536-1@interop,                  '65536' is no number",
            })
    void saysWhatIsWrongWithAText(String text, String problem) {
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> Jid.parse(text))
                .withMessageStartingWith("'" + text + "' is not a JID such as 34123456789@s.whatsapp.net: ")
                .withMessageContaining(problem);
    }

    @Test
    void refusesEmptyAndEndlessTexts() {
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> Jid.parse(""))
                .withMessageEndingWith("it has 0 characters, 1 to 1024 are allowed");
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> Jid.parse("1".repeat(2000)))
                .withMessageContaining("... (2000 characters)")
                .withMessageEndingWith("it has 2000 characters, 1 to 1024 are allowed");
        assertThat(Jid.parse("1".repeat(1019) + "@g.us").user()).hasSize(1019);
    }

    @Test
    void refusesPartsThatNoAddressHas() {
        assertThatExceptionOfType(JidFormatException.class).isThrownBy(() -> Jid.of("1", ""));
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> Jid.ofPhone("1").withDevice(65_536))
                .withMessageContaining("numbers from 0 to 65535");
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> Jid.ofPhone("1").withDevice(-1));
        assertThatExceptionOfType(JidFormatException.class)
                .isThrownBy(() -> new Jid("1", Jid.INTEROP_SERVER, 0, 65_536));
        assertThatNullPointerException().isThrownBy(() -> Jid.ofPhone(null)).withMessage("user");
    }

    @Test
    void comparesAllFourParts() {
        Jid jid = new Jid("1", Jid.INTEROP_SERVER, 2, 3);

        assertThat(jid)
                .isEqualTo(Jid.parse("3-1:2@interop"))
                .hasSameHashCodeAs(Jid.parse("3-1:2@interop"))
                .isNotEqualTo(new Jid("2", Jid.INTEROP_SERVER, 2, 3))
                .isNotEqualTo(new Jid("1", Jid.LID_SERVER, 2, 3))
                .isNotEqualTo(new Jid("1", Jid.INTEROP_SERVER, 1, 3))
                .isNotEqualTo(new Jid("1", Jid.INTEROP_SERVER, 2, 1));
        assertThat(Jid.ofPhone("1")).isLessThan(Jid.ofPhone("2"));
    }

    @Test
    void knowsWhatItAddresses() {
        assertThat(Jid.ofPhone("1")).matches(Jid::isUser).matches(Jid::isPhone).matches(jid -> !jid.isServer());
        assertThat(Jid.of("1", Jid.LEGACY_USER_SERVER)).matches(Jid::isUser).matches(Jid::isPhone);
        assertThat(Jid.of("1", Jid.LID_SERVER)).matches(Jid::isUser).matches(jid -> !jid.isPhone());
        assertThat(Jid.ofGroup("1-2")).matches(Jid::isGroup).matches(jid -> !jid.isUser());
        assertThat(Jid.parse("status@broadcast")).matches(Jid::isBroadcast);
        assertThat(Jid.SERVER).matches(Jid::isServer).matches(jid -> !jid.isUser());
        assertThat(Jid.parse("g.us")).matches(Jid::isServer).matches(jid -> !jid.isGroup());
    }

    @Test
    void findsTheAccountBehindADevice() {
        Jid account = Jid.ofPhone("34123456789");

        assertThat(account.withDevice(3)).isNotEqualTo(account);
        assertThat(account.withDevice(3).account()).isEqualTo(account);
        assertThat(account.account()).isSameAs(account);
        assertThat(Jid.parse("34123456789:3@c.us").account()).isEqualTo(account);
        assertThat(Jid.parse("1:3@lid").account()).isEqualTo(Jid.of("1", Jid.LID_SERVER));
    }

    @Property
    void readsBackWhatItPrinted(@ForAll("addresses") Jid jid) {
        assertThat(Jid.parse(jid.toString())).isEqualTo(jid);
    }

    @Property
    void readsAnyTextOrSaysThatItIsNoAddress(@ForAll String text) {
        try {
            assertThat(Jid.parse(text).server()).isNotEmpty();
        } catch (JidFormatException e) {
            assertThat(e).hasMessageContaining(" is not a JID such as ");
        }
    }

    @Provide
    Arbitrary<Jid> addresses() {
        Arbitrary<String> users = Arbitraries.strings()
                .withChars("0123456789abcdef-")
                .ofMinLength(1)
                .ofMaxLength(30);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 65_535);
        return Arbitraries.oneOf(
                Combinators.combine(users, Arbitraries.of("s.whatsapp.net", "g.us", "lid", "msgr"), numbers)
                        .as((user, server, device) -> new Jid(user, server, device, 0)),
                Combinators.combine(users, numbers, numbers)
                        .as((user, device, integrator) -> new Jid(user, Jid.INTEROP_SERVER, device, integrator)));
    }
}
