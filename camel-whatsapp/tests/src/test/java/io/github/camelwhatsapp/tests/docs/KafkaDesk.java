package io.github.camelwhatsapp.tests.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody at the other end of Kafka who knows nothing of Camel: reads one topic and writes into another, each of one partition. */
final class KafkaDesk implements AutoCloseable {
    private final Properties properties = new Properties();
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;

    KafkaDesk(KafkaBroker broker, String inbox) {
        properties.setProperty("bootstrap.servers", broker.address());
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        TopicPartition partition = new TopicPartition(inbox, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** The next record of the inbox. */
    ConsumerRecord<String, String> reads() {
        for (int i = 0; i < World.SOON.toSeconds(); i++) {
            for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofSeconds(1))) {
                return found;
            }
        }
        throw new AssertionError("Nothing came through Kafka");
    }

    /** Writes a record; answers its offset when the broker has it. */
    long writes(String topic, String text) throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(topic, text)).get().offset();
    }

    /** How far a group has committed; -1 before it ever did. */
    long committed(String group, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, 0));
            return offset == null ? -1 : offset.offset();
        }
    }

    /** Has a group that nobody belongs to at the moment read everything again, as after a crash before its commit. */
    void rewinds(String group, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
