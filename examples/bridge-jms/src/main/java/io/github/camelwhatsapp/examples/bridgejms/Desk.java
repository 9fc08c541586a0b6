package io.github.camelwhatsapp.examples.bridgejms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some other program, in whatever language: it knows queues and JSON, no Camel and no WhatsApp. It takes each document out of the queue
 * {@code inbox}, writes an answer into it, and puts it into the queue {@code outbox}, both in one transaction.
 */
final class Desk implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicInteger cases = new AtomicInteger();
    private final JMSContext queues;

    private Desk(ConnectionFactory broker) {
        queues = broker.createContext(JMSContext.SESSION_TRANSACTED);
    }

    /** Begins to work. */
    static Desk open(ConnectionFactory broker) {
        Desk desk = new Desk(broker);
        desk.queues.createConsumer(desk.queues.createQueue("inbox")).setMessageListener(desk::handle);
        return desk;
    }

    private void handle(Message message) {
        try {
            String answer = answer(message.getBody(String.class));
            queues.createProducer().send(queues.createQueue("outbox"), answer);
            queues.commit();
        } catch (JMSException | JsonProcessingException | RuntimeException e) {
            queues.rollback(); // it comes again, and after the third time it is dead
        }
    }

    /** The document that came, with an answer in it: the body is what to say, the operation how. All else stays, so it finds its chat. */
    private String answer(String document) throws JsonProcessingException {
        ObjectNode message = (ObjectNode) JSON.readTree(document);
        String text = message.path("body").asText();
        if (text.equals("fail")) {
            throw new IllegalStateException("The desk cannot handle this one");
        }
        String said = message.path("media").has("value")
                ? "a file of "
                        + Base64.getDecoder().decode(message.at("/media/value").asText()).length + " bytes"
                : "'" + text + "'";
        message.remove("media");
        message.put("operation", "reply");
        message.put("body", "Case " + cases.incrementAndGet() + ": we have " + said + " and will see to it.");
        return message.toString();
    }

    @Override
    public void close() {
        queues.close();
    }
}
