package io.github.camelwhatsapp.examples.supportdesk;

import io.github.camelwhatsapp.component.WhatsAppConstants;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Hands answers to the account, each under a key of its own, so that it goes out once, whatever is cut short on the way. */
@Service
class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Conversations conversations;
    private final ProducerTemplate routes;
    private final Path files;

    Answers(Conversations conversations, ProducerTemplate routes, @Value("${desk.data}") Path data) {
        this.conversations = conversations;
        this.routes = routes;
        this.files = data.resolve("files");
    }

    /** Sends what is not sent; also what was left when the program last ended. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void sendAll() {
        conversations.unsent().forEach(this::send);
    }

    /** Shows the customer that somebody has seen what came (blue ticks). */
    void markRead(String chat) {
        Map<String, List<String>> bySender = conversations.seen(chat).stream()
                .collect(Collectors.groupingBy(
                        Conversations.Unread::sender,
                        TreeMap::new,
                        Collectors.mapping(Conversations.Unread::waId, Collectors.toList())));
        bySender.forEach((sender, ids) -> markRead(chat, sender, ids));
    }

    private void markRead(String chat, String sender, List<String> ids) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(WhatsAppConstants.TO, chat);
        headers.put(WhatsAppConstants.TARGET_MESSAGE_ID, ids);
        if (!sender.equals(chat)) {
            headers.put(WhatsAppConstants.TARGET_SENDER, sender);
        }
        routes.sendBodyAndHeaders("direct:read", null, headers);
    }

    private void send(Conversations.Unsent answer) {
        try {
            Exchange done = routes.request("direct:answer", exchange -> fill(exchange, answer));
            if (done.isFailed()) {
                throw new CamelExecutionException("An answer is refused", done, done.getException());
            }
            conversations.sent(
                    answer.id(), done.getMessage().getHeader(WhatsAppConstants.SENT_MESSAGE_ID, String.class));
        } catch (CamelExecutionException e) {
            LOG.warn("Answer {} cannot be sent: {}", answer.id(), e.getCause().getMessage());
            conversations.refused(answer.id());
        }
    }

    private void fill(Exchange exchange, Conversations.Unsent answer) {
        exchange.getMessage().setHeader(WhatsAppConstants.TO, answer.chat());
        exchange.getMessage().setHeader(WhatsAppConstants.IDEMPOTENCY_KEY, answer.key());
        if (answer.file() == null) {
            exchange.getMessage().setBody(answer.text());
        } else {
            exchange.getMessage().setBody(files.resolve(answer.file()));
            exchange.getMessage().setHeader(WhatsAppConstants.MEDIA_TYPE, answer.type());
            exchange.getMessage()
                    .setHeader(WhatsAppConstants.MEDIA_NAME, answer.file().split("-", 6)[5]);
            if (!answer.text().isEmpty()) {
                exchange.getMessage().setHeader(WhatsAppConstants.MEDIA_CAPTION, answer.text());
            }
        }
    }
}
