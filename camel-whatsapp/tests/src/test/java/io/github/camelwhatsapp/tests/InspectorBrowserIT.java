package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.tests.browser.Tab;
import org.junit.jupiter.api.Test;

/** The inspector: stanzas as they pass, and faults that are planned by hand. */
class InspectorBrowserIT extends PageInABrowser {
    @Test
    void showsStanzasAsTheyPassAndTheirContentsOnlyToWhoAsks() throws Exception {
        Tab tab = visit("inspector?service=classic&tag=message");
        ann.sends("a secret between us").to(BOB);

        tab.awaitTrue(count(".stanza") + " >= 2");
        tab.awaitText(".stanza.toServer .account", ANN);
        tab.awaitText(".stanza.toClient .account", BOB);
        tab.clickText(".stanza.toServer summary", ANN);
        tab.awaitText(".stanza[open] .node", "19 bytes");
        assertThat(tab.text("body")).doesNotContain("a secret");
        tab.clickText(".stanza[open] button", "Show contents");
        tab.awaitText(".stanza[open] .node", "a secret between us");
        tab.click("#stanza-pause");
        bob.sends("while it is paused").to(ANN);
        tab.awaitText("#stanza-count", "held back");
        tab.click("#stanza-pause");
        tab.awaitTrue(count(".stanza") + " >= 4");
        tab.picture(PICTURES.resolve("stanzas.png"));
        complainsOfNothing(tab);
    }

    @Test
    void plansFaultsByButtonsAndShowsThatTheyStruck() throws Exception {
        Tab tab = visit("inspector");
        tab.choose("#fault-form [name=service]", "classic");
        tab.click("[data-kind=delay]");
        tab.fill("[name=of-duration]", "0.2");
        tab.fill("#fault-when [name=account]", BOB);
        tab.fill("#fault-when [name=tag]", "message");
        tab.click("#fault-what .primary");
        tab.awaitText("#planned", "duration 0.2 \u00b7 account");
        ann.sends("late").to(BOB);
        bob.awaitReceived("late", SOON);
        tab.awaitText("#planned", "struck 1");
        tab.picture(PICTURES.resolve("faults.png"));

        tab.choose("#fault-form [name=service]", "media");
        tab.clickText("#fault-kinds button", "Answer with a status");
        tab.click("#fault-what .primary");
        tab.awaitText("#planned-media", "status 404");
        tab.click("#fault-clear");
        tab.awaitSeen("#nothing-planned");
        assertThat(emulator.faults().planned()).isEmpty();
        int before = emulator.connections();
        tab.clickText("#disconnects button", "Classic");
        emulator.awaitConnections(before + 2, SOON);
        tab.clickText("#troubles button", "Lose sender keys");
        complainsOfNothing(tab);
    }
}
