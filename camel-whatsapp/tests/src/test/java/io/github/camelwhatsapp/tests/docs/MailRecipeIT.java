package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries the routes of the page about bridges that lead through mail, with a mail server: by SMTP, out of a box by IMAP, with what mail may break. */
class MailRecipeIT {
    private static final String DESK = "desk@example.com";
    private static final String OUTBOX = "outbox@example.com";
    private static final String LONG_AND_FOREIGN =
            "\u00bfEst\u00e1 lista? \u2713 \ud83d\udeb2 = .\n.\nFrom me " + "x".repeat(5_000);

    private static final GreenMail MAIL = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @BeforeAll
    static void start() {
        MAIL.start();
        MAIL.setUser(DESK, "desk", "secret");
        MAIL.setUser(OUTBOX, "outbox", "secret");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multidevice"})
    void anAnswerByMailReachesTheChatAsItWasWritten(String generation) throws Exception {
        try (World world = World.awake(generation)) {
            world.addYaml(recipe());
            Phone ann = world.ann();
            int before = boxOfTheDesk().length;
            ann.sends(LONG_AND_FOREIGN).to(World.OWN);
            String question = document(before);
            assertThat(new JsonMapper().readTree(question).get("body").asText()).isEqualTo(LONG_AND_FOREIGN);

            answers(question, "<1." + generation + "@example.com>", LONG_AND_FOREIGN + " \u00a1S\u00ed!");
            answers(question, "<1." + generation + "@example.com>", LONG_AND_FOREIGN + " \u00a1S\u00ed!");
            answers(question, "<2." + generation + "@example.com>", "Until six.");
            ann.awaitReceived("Until six.", World.SOON);
            assertThat(ann.received())
                    .extracting(PhoneMessage::text)
                    .as("the same mail twice is one message")
                    .containsExactly(LONG_AND_FOREIGN + " \u00a1S\u00ed!", "Until six.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multidevice"})
    void aMediumGoesThroughMailAndBack(String generation) throws Exception {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        try (World world = World.awake(generation)) {
            world.addYaml(recipe());
            Phone ann = world.ann();
            int before = boxOfTheDesk().length;
            ann.sends(PhoneFile.of(bytes, "application/pdf").named("bill.pdf")).to(World.OWN);
            String document = document(before);
            sends(document, "<3." + generation + "@example.com>");
            PhoneMessage back = ann.awaitReceived(message -> message.medium().isPresent(), World.SOON);
            assertThat(Files.readAllBytes(ann.fetches(back).get(30, TimeUnit.SECONDS)))
                    .isEqualTo(bytes);
        }
    }

    /** What a desk does that knows only JSON: another body in the same document. */
    private static void answers(String question, String id, String text) throws Exception {
        JsonMapper json = new JsonMapper();
        ObjectNode document = (ObjectNode) json.readTree(question);
        document.put("body", text);
        sends(json.writeValueAsString(document), id);
    }

    private static void sends(String document, String id) throws MessagingException {
        MimeMessage mail = new MimeMessage(MAIL.getSmtp().createSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(DESK);
        mail.setRecipients(Message.RecipientType.TO, OUTBOX);
        mail.setSubject("an answer");
        mail.setText(document, StandardCharsets.UTF_8.name());
        Transport.send(mail);
    }

    /** The text of the first mail of the desk after so many. */
    private static String document(int before) throws Exception {
        await().atMost(World.SOON).until(() -> boxOfTheDesk().length > before);
        try (var body = boxOfTheDesk()[before].getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static MimeMessage[] boxOfTheDesk() {
        return MAIL.getReceivedMessagesForDomain(DESK);
    }

    /** The page's routes, but on the servers of this test, and without waiting a minute between two looks. */
    private static String recipe() {
        List<String> recipes = Page.of("bridges.md").in("yaml").stream()
                .map(Page.Block::text)
                .filter(text -> text.contains("imaps:"))
                .toList();
        assertThat(recipes).hasSize(1);
        return recipes.get(0)
                .replace(
                        "smtp:mail.example.com",
                        "smtp:127.0.0.1:" + MAIL.getSmtp().getPort())
                .replace(
                        "imaps:mail.example.com",
                        "imap:127.0.0.1:" + MAIL.getImap().getPort())
                .replace("{{mail.password}}", "secret")
                .replace("{ username: outbox,", "{ delay: 100, initialDelay: 0, username: outbox,");
    }
}
