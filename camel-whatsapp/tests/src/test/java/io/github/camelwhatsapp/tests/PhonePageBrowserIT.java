package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.tests.browser.Tab;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chats of the phone page: what phones say to each other, and to a client of ours that is linked to one of them. */
class PhonePageBrowserIT extends PageInABrowser {
    @Test
    void showsAChatWithALinkedDeviceAndWhatIsDoneToItsMessages() throws Exception {
        try (LinkedAccount device = LinkedAccount.on(emulator, ANN)) {
            Tab tab = open(BOB, ANN);

            device.client()
                    .send(
                            new SendMessage(Party.of(emulator.account(BOB).jid()), new Text("How can we help?")),
                            SendOptions.DEFAULT);
            tab.awaitText(".message.their .text", "How can we help?");
            device.told(ReceiptReceived.class, receipt -> receipt.type() == ReceiptType.READ);
            say(tab, "When do you opne?");
            MessageReceived asked = device.told(MessageReceived.class);
            tab.awaitTrue(count(".message.own .tick.delivered") + " > 0");
            device.client()
                    .send(new MarkRead(asked.from(), List.of(asked.id()), Optional.empty()), SendOptions.DEFAULT);
            tab.awaitTrue(count(".message.own .tick.read") + " > 0");
            device.client()
                    .send(
                            new React(asked.from(), MessageReference.received(asked.id()), "\ud83d\udc4d"),
                            SendOptions.DEFAULT);
            tab.awaitText(".reactions", "\ud83d\udc4d");

            deed(tab, "own", "Edit");
            tab.fill("#text", "When do you open?");
            tab.enter();
            tab.awaitText(".message.own .text", "When do you open?");
            tab.awaitText(".message.own .edited", "edited");
            gets(device, Edit.class);

            deed(tab, "their", "Reply");
            tab.awaitText("#aim-text", "How can we help?");
            say(tab, "That is how.");
            tab.awaitText(".message.own .quote", "How can we help?");
            device.told(MessageReceived.class, message -> message.content().equals(new Text("That is how.")));
            react(tab, "their", "Heart");
            tab.awaitText(".message.their .reactions", "\u2764");
            gets(device, Reaction.class);
            tab.picture(PICTURES.resolve("chat.png"));
            deed(tab, "own", "Take back");
            tab.awaitText(".message.own .text", "This message was taken back.");
            gets(device, Revocation.class);
            complainsOfNothing(tab);
        }
    }

    @Test
    void showsWhoTypesAndWhoIsThere() throws Exception {
        Tab ofAnn = open(ANN, BOB);
        Tab ofBob = open(BOB, ANN);

        ofAnn.awaitText("#chat-subtitle", "online");
        ofBob.fill("#text", "I am about to s");
        ofAnn.awaitText("#chat-subtitle", "typing");
        ofAnn.awaitText("#chat-list", "typing");
        ofBob.click("#power");
        ofAnn.awaitText("#chat-subtitle", "last seen");
        ofBob.awaitText("#banner", "This phone is off");
        complainsOfNothing(ofAnn, ofBob);
    }

    @Test
    void makesAGroupWritesThereTakesPeopleInAndLeaves() throws Exception {
        emulator.phone(CAROL).named("Carol").awaitOnline(SOON);
        Tab ofAnn = open(ANN, BOB);
        ofAnn.click("#new-group");
        ofAnn.fill("#new-group-form [name=subject]", "Sunday walk");
        ofAnn.clickText("#new-group-people label", "Bob");
        ofAnn.click("#new-group-form [type=submit]");
        ofAnn.awaitText("#chat-title", "Sunday walk");
        ofAnn.awaitText("#chat-subtitle", "Bob");
        say(ofAnn, "Who comes?");
        Tab ofBob = visit("phones/" + BOB);
        ofBob.clickText("#chat-list a", "Sunday walk");
        ofBob.awaitText(".message.their", "Who comes?");
        ofBob.awaitText(".message.their .author", "Ann");

        ofAnn.click("#group-info");
        ofAnn.fill("#group-number", CAROL);
        ofAnn.click("#group-add [type=submit]");
        ofAnn.awaitText("#group-members", "Carol");
        ofAnn.picture(PICTURES.resolve("group.png"));
        ofAnn.click("[aria-label='Promote Bob']");
        ofAnn.awaitTrue(count("[aria-label='Demote Bob']") + " === 1");
        ofAnn.click("[aria-label='Remove Carol']");
        ofAnn.awaitTrue(count("#group-members li") + " === 2");
        ofAnn.fill("#group-subject", "Monday walk");
        ofAnn.click("#group-rename [type=submit]");
        ofBob.awaitText("#chat-title", "Monday walk");
        ofAnn.click("#group-close");
        ofBob.click("#group-info");
        ofBob.awaitTrue(count("#group-members li") + " === 2");
        ofBob.click("#group-leave");
        ofBob.awaitTrue("!document.getElementById('group-dialog').open");
        assertThat(ann.groups()
                        .looksAt(groupOf(ofAnn))
                        .get(20, TimeUnit.SECONDS)
                        .members())
                .hasSize(1);
        complainsOfNothing(ofAnn, ofBob);
    }

    @Test
    void asksAndVotes() throws Exception {
        Tab ofAnn = open(ANN, BOB);
        Tab ofBob = open(BOB, ANN);
        ofAnn.click("#attach");
        ofAnn.click("#attach-poll");
        ofAnn.fill("#poll-form [name=question]", "Lunch?");
        ofAnn.fill("#poll-form [name=options]", "Pizza\nSoup");
        ofAnn.click("#poll-form [type=submit]");

        ofBob.awaitText(".poll", "Lunch?");
        ofBob.clickText(".poll .option", "Soup");
        ofAnn.awaitTrue(
                "[...document.querySelectorAll('.poll .option')].some(option => option.textContent === 'Soup1')");
        ofBob.awaitText(".poll", "Withdraw");
        ofAnn.picture(PICTURES.resolve("poll.png"));
        ofBob.clickText(".poll button", "Withdraw");
        ofAnn.awaitTrue(
                "[...document.querySelectorAll('.poll .option')].every(option => option.textContent.endsWith('0'))");
        complainsOfNothing(ofAnn, ofBob);
    }

    @Test
    void sendsAndShowsMediaBothWays(@TempDir Path folder) throws Exception {
        Path picture = picture(folder.resolve("sea.png"));
        Path voice = sound(folder.resolve("voice.wav"));
        Tab ofAnn = open(ANN, BOB);
        Tab ofBob = open(BOB, ANN);

        attach(ofAnn, picture, "the sea", false);
        ofBob.awaitTrue("document.querySelector('.message.their .picture img')?.naturalWidth > 0");
        ofBob.awaitText(".message.their .text", "the sea");
        attach(ofBob, voice, "", true);
        ofAnn.awaitText(".message.their .voiceNote", "Voice note");
        ofAnn.awaitTrue("document.querySelector('.message.their audio').readyState > 0");
        ofAnn.eval("document.querySelector('.message.their audio').play()");
        ofBob.awaitTrue(count(".message.own .tick.played") + " === 1");
        ofBob.picture(PICTURES.resolve("media.png"));
        complainsOfNothing(ofAnn, ofBob);
    }

    @Test
    void fitsATelephone() throws Exception {
        bob.sends("A rather long message that has to be broken into lines on a small screen, and then some more of it")
                .to(ANN);
        ann.awaitReceived(message -> true, SOON);
        Tab tab = visit("phones/" + ANN);
        tab.size(390, 844);
        tab.awaitSeen("#chat-list");
        fits(tab, "phone-list.png");
        tab.clickText("#chat-list a", "Bob");
        tab.awaitSeen("#composer");
        tab.awaitTrue("document.querySelector('#chat-list').getClientRects().length === 0");
        tab.click(".message .more");
        tab.awaitSeen(".deeds");
        fits(tab, "phone-chat.png");
        tab.click(".back");
        tab.awaitSeen("#chat-list");
        tab.visit(page("inspector"));
        tab.awaitSeen(".stanza");
        fits(tab, "phone-inspector.png");
        tab.visit(page(""));
        tab.awaitText("#phone-cards", "Ann");
        fits(tab, "phone-desk.png");
        complainsOfNothing(tab);
    }

    private void fits(Tab tab, String picture) throws Exception {
        tab.picture(PICTURES.resolve(picture));
        assertThat(tab.eval("document.documentElement.scrollWidth").asInt())
                .as("width of " + picture)
                .isLessThanOrEqualTo(390);
    }

    private static void say(Tab tab, String text) throws Exception {
        tab.fill("#text", text);
        tab.enter();
        tab.awaitText(".message.own .text", text);
    }

    private static void deed(Tab tab, String side, String label) throws Exception {
        menu(tab, side);
        tab.clickText(".deeds button", label);
    }

    private static void react(Tab tab, String side, String emoji) throws Exception {
        menu(tab, side);
        tab.click(".deeds [aria-label=" + emoji + "]");
    }

    private static void menu(Tab tab, String side) throws Exception {
        tab.click(".message." + side + " .more");
        tab.awaitSeen(".deeds");
    }

    private static void attach(Tab tab, Path file, String caption, boolean voice) throws Exception {
        tab.upload("#file-input", file);
        tab.awaitSeen("#file-form [type=submit]");
        if (!caption.isEmpty()) {
            tab.fill("#file-form [name=caption]", caption);
        }
        if (voice) {
            tab.click("#as-voice");
        }
        tab.click("#file-form [type=submit]");
        tab.awaitTrue("!document.getElementById('file-dialog').open");
    }

    private static void gets(LinkedAccount device, Class<? extends Content> kind) {
        device.told(MessageReceived.class, message -> kind.isInstance(message.content()));
    }

    private static String groupOf(Tab tab) throws Exception {
        return tab.eval("location.hash").asText().substring(1);
    }

    private static Path picture(Path file) throws Exception {
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** A second of a tone. */
    private static Path sound(Path file) throws Exception {
        byte[] samples = new byte[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (Math.sin(i / 3.0) * 60);
        }
        AudioFormat format = new AudioFormat(8_000, 8, 1, true, false);
        try (AudioInputStream stream =
                new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }
}
