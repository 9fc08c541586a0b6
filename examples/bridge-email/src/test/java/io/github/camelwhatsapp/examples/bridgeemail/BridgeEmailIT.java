package io.github.camelwhatsapp.examples.bridgeemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeEmailIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANN = "34123456789";
    private static final String ANNS_ADDRESS = ANN + "@" + MailServer.CHATS;

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final MailServer server = MailServer.start(0, 0);
    private final Main main = BridgeEmail.camel(emulator, server, () -> {});
    private final Session session = session();
    private Store box;
    private Folder inbox;
    private Phone ann;

    @BeforeEach
    void start() throws Exception {
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        main.start();
        emulator.multiDevice().awaitOnline(BridgeEmail.DESK, 1, SOON);
        box = session.getStore("imap");
        box.connect("desk", "desk");
        inbox = box.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        box.close();
        server.close();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        emulator.close();
    }

    @Test
    void saysHowToChooseAnotherPortIfOneIsTaken() {
        int taken = Integer.parseInt(server.smtp().substring(server.smtp().indexOf(':') + 1));
        assertThatThrownBy(() -> BridgeEmail.port("smtp.port", taken))
                .hasMessageContainingAll("port " + taken, "-Dsmtp.port=0 takes any free port");
        assertThat(BridgeEmail.port("smtp.port", 0)).isZero();
    }

    @Test
    void theAnswerToAMessageThatCameAsMailReachesTheChat() throws Exception {
        ann.sends("Is my bike ready?").to(BridgeEmail.DESK);

        Message question = awaitMail(1);
        assertThat(question.getFrom()[0]).hasToString("Ann <" + ANNS_ADDRESS + ">");
        assertThat(question.getSubject()).isEqualTo("Ann on WhatsApp");
        assertThat(question.getContent().toString().strip()).isEqualTo("Is my bike ready?");

        MimeMessage answer = (MimeMessage) question.reply(false);
        answer.setFrom(MailServer.STAFF);
        answer.setText("It is, come by.\r\n-- \r\nThe desk\r\n\r\nOn Monday Ann <" + ANNS_ADDRESS
                + "> wrote:\r\n> Is my bike ready?\r\n");
        Transport.send(answer);

        ann.awaitReceived("It is, come by.", SOON);
    }

    @Test
    void picturesAndDocumentsGoBothWays() throws Exception {
        byte[] picture = picture();
        ann.sends(PhoneFile.of(picture, "image/png").captioned("the brake")).to(BridgeEmail.DESK);

        Multipart mail = (Multipart) awaitMail(1).getContent();
        assertThat(mail.getBodyPart(0).getContent().toString().strip()).isEqualTo("the brake");
        assertThat(mail.getBodyPart(1).isMimeType("image/png")).isTrue();
        assertThat(mail.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(picture);

        byte[] bill = "%PDF-1.4 not much of one".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Transport.send(mail(MailServer.STAFF, ANNS_ADDRESS, "Your bill", text("as agreed"), attached(bill)));

        ann.awaitReceived("*Your bill*\n\nas agreed", SOON);
        PhoneMessage document = ann.awaitReceived(message -> message.medium().isPresent(), SOON);
        assertThat(document.medium().orElseThrow().fileName()).isEqualTo("bill.pdf");
        assertThat(Files.readAllBytes(ann.fetches(document).get(30, TimeUnit.SECONDS)))
                .isEqualTo(bill);
    }

    @Test
    void aMailInHtmlAloneComesAsItsWords() throws Exception {
        Transport.send(mail(
                MailServer.STAFF,
                ANNS_ADDRESS,
                "Your bike",
                html("<html><head><style>p { color: red }</style></head><body><p>Dear&nbsp;Ann,<br>it is"
                        + " <b>ready</b>.</p><ul><li>brake</li>\n"
                        + "<li>chain</li></ul><p>See <a href='https://example.com/bill'>the"
                        + " bill</a></p><blockquote>Is my bike ready?</blockquote></body></html>")));
        ann.awaitReceived(
                "*Your bike*\n\nDear Ann,\nit is ready.\n\n- brake\n- chain\n\nSee the bill (https://example.com/bill)",
                SOON);
    }

    @Test
    void anAddressThatIsNoChatIsToldToTheAuthor() throws Exception {
        Transport.send(mail(MailServer.STAFF, "nobody@" + MailServer.CHATS, "Hello", text("hello")));
        Message told = awaitMail(1);
        assertThat(told.getSubject()).isEqualTo("Not delivered");
        assertThat(told.getContent().toString()).contains("'nobody' names nobody");
    }

    @Test
    void mailOfStrangersGoesToNobody() throws Exception {
        Transport.send(mail("mallory@example.org", ANNS_ADDRESS, "Win", text("a prize")));
        Transport.send(mail(MailServer.STAFF, ANNS_ADDRESS, "Hello", text("from the desk")));
        ann.awaitReceived("*Hello*\n\nfrom the desk", SOON);
        assertThat(ann.received()).hasSize(1);
    }

    private Message awaitMail(int count) throws Exception {
        await().atMost(SOON).until(() -> inbox.getMessageCount() == count);
        return inbox.getMessage(count);
    }

    private MimeMessage mail(String from, String to, String subject, MimeBodyPart... parts) throws Exception {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject);
        mail.setContent(new MimeMultipart(List.of(parts).toArray(MimeBodyPart[]::new)));
        return mail;
    }

    private static MimeBodyPart text(String text) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text);
        return part;
    }

    private static MimeBodyPart html(String text) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", "html");
        return part;
    }

    private static MimeBodyPart attached(byte[] bytes) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new jakarta.activation.DataHandler(new ByteArrayDataSource(bytes, "application/pdf")));
        part.setFileName("bill.pdf");
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", server.smtp().split(":", 2)[1]);
        properties.put("mail.imap.host", "127.0.0.1");
        properties.put("mail.imap.port", server.imap().split(":", 2)[1]);
        return Session.getInstance(properties);
    }
}
