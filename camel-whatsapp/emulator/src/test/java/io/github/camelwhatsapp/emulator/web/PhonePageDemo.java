package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.InMemoryServer;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.Phones;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the page with phones that have something to tell, to look at it in a browser. Runs until it is ended. */
public final class PhonePageDemo {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ANN = "34123456789";
    private static final String BOT = "34600000001";
    private static final String GROUP = "34600000001-1400000000";
    private static final Map<String, String> NAMES = Map.of(
            BOT,
            "Support",
            "34123456789",
            "Ann",
            "447700900123",
            "Tomás Ó Dálaigh",
            "972501234567",
            "נועה לוי",
            GROUP,
            "Sunday walk");

    private PhonePageDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        InMemoryServer server = new InMemoryServer();
        server.group(GROUP, ANN, BOT, "447700900123", "972501234567");
        Phones phones = server.phones(TimeSource.system());
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099;
        PhonePage page = PhonePage.start(phones, directory(), TestWorkshop.EMPTY, port);
        if (arguments.length < 2) {
            tell(phones);
        }
        System.out.println(page.uri());
        Thread.currentThread().join();
    }

    private static void tell(Phones phones) {
        Phone ann = phones.phone(ANN).named("Ann");
        Phone bot = phones.phone(BOT).named("Support");
        Phone tom = phones.phone("447700900123").named("Tomás Ó Dálaigh");
        Phone noa = phones.phone("972501234567").named("נועה לוי");
        for (int i = 0; i < 24; i++) {
            ann.sends("Note " + i + " to a number that answers nothing").to("3466600" + (1000 + i));
        }
        noa.sends("שלום! ניפגש מחר בשעה 10:30 ליד התחנה?").to(ANN);
        ann.sends("Perfect 👍 see you there").to("972501234567");
        bot.sends("Hello Ann, how can we help?").to(ANN);
        ann.sends("What are your opening hours?").to(BOT);
        bot.sends("We are open from 9 to 17, Monday to Friday. 🕘\n\n"
                        + "On Saturdays the shop is open from 10 to 14, and there is always somebody on the phone."
                        + " A very long word follows: "
                        + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and"
                        + " https://example.org/a/rather/long/path?with=parameters&that=never&break=anywhere")
                .to(ANN);
        ann.sends("<b>bold?</b> <script>alert(1)</script> & \"quotes\"").to(BOT);
        ann.sends("Thank you! 🎉🎉🎉").to(BOT);
        tom.sends("Who brings the map on Sunday?").to(GROUP);
        noa.sends("אני מביאה").to(GROUP);
        noa.sends("And tea ☕").to(GROUP);
        ann.sends("I bring sandwiches 🥪").to(GROUP);
        bot.awaitReceived("Thank you! 🎉🎉🎉", SOON);
        bot.reads(ANN);
        bot.opens(ANN);
        tom.awaitReceived("I bring sandwiches 🥪", SOON);
        tom.goOffline();
        ann.sends("Are you still asleep?").to("447700900123");
        bot.composing(ANN);
        noa.composing(GROUP);
    }

    private static PhoneDirectory directory() {
        return new PhoneDirectory() {
            @Override
            public List<Account> accounts() {
                return List.of(new Account(BOT, "Support", true), new Account("34600000777", "34600000777", false));
            }

            @Override
            public List<Group> groups() {
                return List.of(new Group(GROUP, "Sunday walk", List.of(ANN, BOT, "447700900123", "972501234567")));
            }

            @Override
            public Optional<String> nameOf(String numberOrGroup) {
                return Optional.ofNullable(NAMES.get(numberOrGroup));
            }
        };
    }
}
