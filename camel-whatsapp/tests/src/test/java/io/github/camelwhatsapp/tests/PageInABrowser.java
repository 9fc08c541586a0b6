package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.tests.browser.Browser;
import io.github.camelwhatsapp.tests.browser.Tab;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * The phone page as a person uses it, in a headless Chromium. Skipped where there is no Chromium, unless {@code
 * -Dbrowser.required=true} is given, as in continuous integration. Pictures of what was seen are left in {@code
 * target/phone-page}.
 */
@Tag("browser")
@Timeout(180)
abstract class PageInABrowser {
    static final String ANN = "34600000001";
    static final String BOB = "34600000002";
    static final String CAROL = "34600000003";
    static final Duration SOON = Duration.ofSeconds(30);
    static final Path PICTURES = Path.of("target", "phone-page");

    private static Browser browser;

    final WhatsAppEmulator emulator = WhatsAppEmulator.builder().pagePort(0).start();
    final Phone ann = emulator.phone(ANN).named("Ann");
    final Phone bob = emulator.phone(BOB).named("Bob");

    @BeforeAll
    static void startBrowser() throws Exception {
        Optional<Path> chromium = Browser.installed();
        if (chromium.isEmpty()) {
            String why =
                    "SKIPPED: the phone page was not looked at, because there is no Chromium on the path; install one,"
                            + " or name it with -Dchromium=/path/to/chromium";
            if (Boolean.getBoolean("browser.required")) {
                fail(why);
            }
            System.err.println(why);
            Assumptions.abort(why);
        }
        browser = Browser.start(chromium.orElseThrow());
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void connect() {
        ann.awaitOnline(SOON);
        bob.awaitOnline(SOON);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    URI page(String path) {
        return emulator.page().orElseThrow().resolve("/" + path);
    }

    Tab visit(String path) throws Exception {
        return browser.open(page(path));
    }

    Tab open(String phone, String chat) throws Exception {
        Tab tab = visit("phones/" + phone + "#" + chat);
        tab.awaitSeen("#composer");
        return tab;
    }

    static String count(String selector) {
        return "document.querySelectorAll(\"" + selector + "\").length";
    }

    static void complainsOfNothing(Tab... tabs) {
        for (Tab tab : tabs) {
            assertThat(tab.errors()).isEmpty();
        }
    }
}
