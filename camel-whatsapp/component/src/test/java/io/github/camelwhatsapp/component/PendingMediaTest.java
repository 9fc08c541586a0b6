package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.media.MediumCipher;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.event.MediaLost;
import io.github.camelwhatsapp.event.MediaRenewed;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route sees of a medium that is gone from the server. */
class PendingMediaTest extends ScriptedRoutes {
    private static final byte[] KEY = new byte[32];
    private static final byte[] BYTES = "a picture".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FILE = new MediumCipher(KEY, "WhatsApp Image Keys").seal(BYTES);

    @TempDir
    private Path directory;

    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final List<Boolean> pending = new CopyOnWriteArrayList<>();
    private WhatsAppEmulator emulator;

    @BeforeEach
    void serveMedia() {
        emulator = WhatsAppEmulator.builder().start();
        WhatsAppAccount account = account();
        account.setTrustedCertificates(
                emulator.certificate().writeTo(directory.resolve("trusted.pem")).toString());
        account.setMediaPath(directory.resolve("media").toString());
        context.removeComponent(WhatsAppConstants.SCHEME);
        context.addComponent(WhatsAppConstants.SCHEME, new WhatsAppComponent().addAccount(SUPPORT, account));
        server.mediaHosts(emulator.mmsShelf().hosts());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void eagerlyTheMessageIsDeliveredAtOnceAndTheMediumWithTheEvent() throws Exception {
        start(route("whatsapp-web:support?media=eager&events=message,mediaRenewed,mediaLost"));
        MessageReceived message = message("P1", "/v/gone.enc?x=1");

        server.comes(message);
        await().until(() -> seen.size() == 1);
        assertThat(seen.get(0)).isEqualTo(message);
        assertThat(pending).containsExactly(true);
        assertThat(server.askedAgain()).containsExactly("P1");

        String path = emulator.mmsShelf().put(FILE, "image", "none").directPath();
        server.comes(new MediaRenewed(
                "P1", ScriptedServer.ANN, ScriptedServer.ANN, Image.of(media(path)), ScriptedServer.SENT_AT));
        await().until(() -> seen.size() == 2);
        assertThat(seen.get(1)).isEqualTo("image P1 a picture");
        assertThat(pending).containsExactly(true, false);
        awaitSettled();
    }

    @Test
    void lazilyReadingTheBodySaysThatThePhoneWasAsked() throws Exception {
        start(route("whatsapp-web:support?redeliveryDelay=1&maximumDeliveries=2"));

        server.comes(message("P2", "/v/gone.enc?x=1"));

        await().until(() -> seen.size() == 2);
        assertThat(seen).allSatisfy(problem -> assertThat(problem)
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(MediaException.Reason.PENDING)));
    }

    @Test
    void aLostMediumIsAnEventWithTheIdOfItsMessage() throws Exception {
        start(route("whatsapp-web:support?events=mediaLost"));
        MediaLost lost =
                new MediaLost("P3", ScriptedServer.ANN, ScriptedServer.ANN, "gone there too", ScriptedServer.SENT_AT);

        server.comes(lost);

        await().until(() -> seen.size() == 1);
        assertThat(seen).containsExactly(lost);
    }

    private RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("in").process(PendingMediaTest.this::look);
            }
        };
    }

    private void look(Exchange exchange) {
        pending.add(exchange.getMessage().getHeader("CamelWhatsAppPending", false, Boolean.class));
        if (exchange.getMessage().getBody() instanceof MediaBody) {
            try {
                seen.add(exchange.getMessage().getHeader("CamelWhatsAppMessageType") + " "
                        + exchange.getMessage().getHeader("CamelWhatsAppMessageId") + " "
                        + exchange.getMessage().getMandatoryBody(String.class));
            } catch (Exception e) {
                Throwable cause = e;
                while (cause.getCause() != null && !(cause instanceof MediaException)) {
                    cause = cause.getCause();
                }
                seen.add(cause);
                throw new IllegalStateException(e);
            }
        } else {
            seen.add(exchange.getMessage().getBody());
        }
    }

    private static MessageReceived message(String id, String path) {
        return new MessageReceived(
                id,
                ScriptedServer.ANN,
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.LIVE,
                Image.of(media(path)));
    }

    private static RemoteMedia media(String path) {
        return new RemoteMedia(
                "",
                Optional.of(path),
                Optional.empty(),
                Optional.of("image/jpeg"),
                Optional.of((long) BYTES.length),
                Optional.of(new Sha256(MediumCipher.hash(BYTES))),
                Optional.of(MediaSeal.of(new MediaKey(KEY), Optional.of(new Sha256(MediumCipher.hash(FILE))))));
    }
}
