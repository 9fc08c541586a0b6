package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries the routes of the page about bridges that lead through Kafka, with a broker: what Ann writes comes back to her as an answer. */
class KafkaRecipeIT {
    private static final String RECIPE = recipe();
    private static final String GROUP = "whatsapp";

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multidevice"})
    void anAnswerFromATopicReachesTheChatAndIsOneMessageHoweverOftenItIsRead(String generation) throws Exception {
        String outbox = "outbox-" + generation;
        try (World world = World.asleep(generation).prepare();
                KafkaDesk desk = new KafkaDesk(broker, "inbox-" + generation)) {
            world.bind("kafka", kafka());
            world.start();
            world.login();
            world.addYaml(on(generation));
            Phone ann = world.ann();
            ann.sends("Is my bike ready? \u2713").to(World.OWN);

            ConsumerRecord<String, String> question = desk.reads();
            assertThat(question.headers()).noneMatch(header -> header.key().startsWith("Camel"));
            assertThat(question.key()).contains(World.ANN);
            desk.writes(outbox, answer(question.value(), "It is, come by."));
            desk.writes(outbox, answer(question.value(), "Until six."));
            ann.awaitReceived("It is, come by.", World.SOON);
            ann.awaitReceived("Until six.", World.SOON);
            await().atMost(World.SOON).until(() -> desk.committed(GROUP, outbox) == 2);

            world.clear();
            desk.rewinds(GROUP, outbox);
            world.addYaml(on(generation));
            desk.writes(outbox, answer(question.value(), "See you."));
            ann.awaitReceived("See you.", World.SOON);
            await().atMost(World.SOON).until(() -> desk.committed(GROUP, outbox) == 3);
            assertThat(ann.received())
                    .extracting(message -> message.text())
                    .containsExactly("It is, come by.", "Until six.", "See you.");
        }
    }

    /** What a desk does that knows only JSON. */
    private static String answer(String question, String text) throws Exception {
        JsonMapper json = new JsonMapper();
        ObjectNode event = (ObjectNode) json.readTree(question);
        ((ObjectNode) event.get("data")).put("body", text);
        return json.writeValueAsString(event);
    }

    private static KafkaComponent kafka() {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(broker.address());
        configuration.setPollTimeoutMs(100L); // a route that stops waits for its last poll
        KafkaComponent kafka = new KafkaComponent();
        kafka.setConfiguration(configuration);
        return kafka;
    }

    /** Each generation has topics and a group's offsets of its own. */
    private static String on(String generation) {
        return RECIPE.replace("kafka:inbox", "kafka:inbox-" + generation)
                .replace("kafka:outbox", "kafka:outbox-" + generation);
    }

    private static String recipe() {
        List<String> recipes = Page.of("bridges.md").in("yaml").stream()
                .map(Page.Block::text)
                .filter(text -> text.contains("kafka.KEY"))
                .toList();
        assertThat(recipes).hasSize(1);
        return recipes.get(0);
    }
}
