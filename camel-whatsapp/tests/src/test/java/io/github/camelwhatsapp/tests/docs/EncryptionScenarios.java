package io.github.camelwhatsapp.tests.docs;

import static io.github.camelwhatsapp.tests.docs.World.ANN;
import static io.github.camelwhatsapp.tests.docs.World.BOB;
import static io.github.camelwhatsapp.tests.docs.World.OWN;
import static io.github.camelwhatsapp.tests.docs.World.SOON;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ResetEncryption;
import io.github.camelwhatsapp.operation.SendMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;

/** What makes the events of encryption happen: on linked devices with Ann's phone, on the classic generation with Bob, who encrypts. */
final class EncryptionScenarios {
    private static final String FRIEND = "friend";
    private static final String READER = "reader";

    private EncryptionScenarios() {}

    /** All of them, by the event's name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        Scenario acquainted = Scenario.PLAIN
                .inWorld(generation -> encrypting(generation).begin().login())
                .before(EncryptionScenarios::getAcquainted)
                .after(EncryptionScenarios::leave);
        all.put("identityChanged", acquainted.trigger(EncryptionScenarios::beginAnew));
        all.put("undecryptableMessage", acquainted.trigger(stage -> {
            // It forgets the session, which the other side goes on to use.
            stage.world().ask("trustIdentity", null, Map.of("CamelWhatsAppTo", peer(stage)));
            write(stage, "can you read this?");
        }));
        all.put(
                "olderCopyRestored",
                Scenario.PLAIN
                        .inWorld(generation -> encrypting(generation))
                        .before(EncryptionScenarios::goBack)
                        .trigger(stage -> stage.world().start())
                        .after(EncryptionScenarios::leave));
        return all;
    }

    private static World encrypting(String generation) {
        World world = World.asleep(generation);
        return world.with(account -> {
            account.setEncryption(WhatsAppAccount.Encryption.ON);
            account.setStore(WhatsAppAccount.Storage.FILE);
            account.setStorePath(world.directory().toString());
        });
    }

    private static String peer(Stage stage) {
        return stage.world().isLinked() ? ANN : BOB;
    }

    private static void getAcquainted(Stage stage) {
        if (!stage.world().isLinked()) {
            stage.remember(FRIEND, Friend.encrypting(stage.world(), BOB));
        }
        World world = stage.world();
        world.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId(READER).to("log:reader");
            }
        });
        write(stage, "one");
        awaitRead(world, "one");
        world.send("to=" + peer(stage), "two", Map.of());
        if (world.isLinked()) {
            world.ann().awaitReceived("two", SOON);
        }
        write(stage, "three");
        awaitRead(world, "three");
        world.clear();
    }

    /** Whoever writes before it has heard of the session begins another, and what follows comes with all that is needed to read it. */
    private static void awaitRead(World world, String text) {
        await().atMost(SOON).until(() -> world.witness().done(READER).stream().anyMatch(done -> isText(done, text)));
    }

    private static boolean isText(Witness.Done done, String text) {
        return done.event() instanceof MessageReceived message
                && message.content() instanceof Text said
                && said.text().equals(text);
    }

    private static void write(Stage stage, String text) {
        if (stage.world().isLinked()) {
            stage.world().ann().sends(text).to(OWN);
        } else {
            friend(stage).does(new SendMessage(Party.ofPhone(OWN), new Text(text)));
        }
    }

    private static void beginAnew(Stage stage) {
        if (stage.world().isLinked()) {
            stage.world().ann().troubles().isSetUpAnew();
        } else {
            friend(stage).does(new ResetEncryption());
        }
        write(stage, "I have a new phone");
    }

    private static void goBack(Stage stage) {
        World world = stage.world();
        Path store = world.directory().resolve("whatsapp.db");
        Path backup = world.directory().resolve("backup");
        world.begin().login();
        getAcquainted(stage);
        world.end();
        copy(store, backup);
        world.begin().awaitOnline();
        world.send("to=" + peer(stage), "four", Map.of());
        world.end();
        copy(backup, store);
        world.prepare();
    }

    private static void leave(Stage stage) {
        if (!stage.world().isLinked()) {
            friend(stage).close();
        }
    }

    private static Friend friend(Stage stage) {
        return stage.recall(FRIEND, Friend.class);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
