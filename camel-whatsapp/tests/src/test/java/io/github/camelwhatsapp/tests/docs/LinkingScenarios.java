package io.github.camelwhatsapp.tests.docs;

import static io.github.camelwhatsapp.tests.docs.World.OWN;
import static io.github.camelwhatsapp.tests.docs.World.SOON;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.EmulatedMultiDevice;
import io.github.camelwhatsapp.emulator.media.MediumCipher;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.RemoteMedia;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;

/** What makes the events of linking and of media that are gone happen, which only linked devices have. */
final class LinkingScenarios {
    private LinkingScenarios() {}

    /** All of them, by the event's name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        Scenario unlinked = Scenario.PLAIN
                .inWorld(generation -> World.asleep(generation).begin().unlinked())
                .on("multidevice");
        all.put("linkingCode", unlinked.trigger(stage -> stage.world().ask("linkByQr", null, Map.of())));
        all.put("linked", unlinked.trigger(stage -> stage.world().link()));
        all.put("linkingEnded", unlinked.trigger(stage -> {
            stage.world().ask("linkByQr", null, Map.of());
            stage.world().emulator().multiDevice().demandPasskey();
        }));
        all.put("rateLimited", unlinked.trigger(LinkingScenarios::tooMany));
        all.put(
                "loggedOut",
                Scenario.PLAIN.inWorld(World::awake).on("multidevice").trigger(stage -> stage.world()
                        .phone(OWN)
                        .unlinks(stage.world().phone(OWN).linkedDevices().get(0))));
        all.put("mediaLost", gone().trigger(stage -> server(stage).refuseMediaRetry(asked(stage))));
        all.put("mediaRenewed", gone().trigger(LinkingScenarios::bringAgain));
        return all;
    }

    private static void tooMany(Stage stage) {
        server(stage).refuseCodes(429);
        try {
            stage.world().ask("linkByCode", OWN, Map.of());
        } catch (CamelExecutionException e) {
            stage.remember("refusal", e);
        }
    }

    /** A picture came whose medium is gone from the server when a route reads it. */
    private static Scenario gone() {
        return Scenario.PLAIN.on("multidevice").before(stage -> {
            stage.world().add(new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:support?maximumDeliveries=1")
                            .routeId("reader")
                            .process(exchange -> {
                                stage.remember("message", World.eventOf(exchange));
                                stage.world().emulator().mmsShelf().clear();
                            })
                            .doTry()
                            .convertBodyTo(byte[].class)
                            .doCatch(Exception.class)
                            .stop();
                }
            });
            stage.world()
                    .ann()
                    .sends(PhoneFile.of(stage.world().directory().resolve("face.png")))
                    .to(OWN);
            asked(stage);
            stage.world().clear();
        });
    }

    private static String asked(Stage stage) {
        return await().atMost(SOON)
                .until(() -> server(stage).mediaRetries().stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static void bringAgain(Stage stage) {
        MessageReceived message = stage.recall("message", MessageReceived.class);
        RemoteMedia media = (RemoteMedia) ((Image) message.content()).media();
        byte[] key = media.seal().orElseThrow().key().bytes();
        MmsShelf.Item item = stage.world()
                .emulator()
                .mmsShelf()
                .put(
                        new MediumCipher(key, "WhatsApp Image Keys")
                                .seal(stage.world().face()),
                        "image",
                        "none");
        server(stage).answerMediaRetry(asked(stage), key, item.directPath());
    }

    private static EmulatedMultiDevice server(Stage stage) {
        return stage.world().emulator().multiDevice();
    }
}
