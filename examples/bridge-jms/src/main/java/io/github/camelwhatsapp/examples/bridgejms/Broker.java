package io.github.camelwhatsapp.examples.bridgejms;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A message broker in this process (ActiveMQ Artemis). What a reader gives back comes again after a moment; after the
 * third time it is dead.
 */
final class Broker implements AutoCloseable {
    /** Where messages end that nobody could handle. */
    static final String DEAD = "dead";

    private static final String ADDRESS = "vm://0";
    private static final int ATTEMPTS = 3;
    private static final long PAUSE = 500;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections;

    private Broker() throws Exception {
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("vm", ADDRESS)
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setMaxDeliveryAttempts(ATTEMPTS)
                                .setRedeliveryDelay(PAUSE)
                                .setDeadLetterAddress(SimpleString.of(DEAD))));
        server.start();
        connections = new ActiveMQConnectionFactory(ADDRESS);
    }

    /**
     * Starts one.
     *
     * @throws Exception if it cannot start
     */
    static Broker start() throws Exception {
        return new Broker();
    }

    /** How to connect to it. */
    ConnectionFactory connections() {
        return connections;
    }

    /** How many messages wait in a queue, those included that a reader has and may give back. */
    long waiting(String queue) {
        Queue found = server.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        connections.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop", e);
        }
    }
}
