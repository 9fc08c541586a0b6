package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.component.WhatsAppConstants;
import java.util.Locale;
import org.apache.camel.model.RouteDefinition;

/** What the route under test does with a message after it was logged. */
enum Variant {
    /** Nothing more. */
    PLAIN("", false),
    /** Nothing more, one message at a time over all chats. */
    SINGLE("&maxInflight=1", false),
    /** Fails the first delivery of some messages. */
    FAILING("&redeliveryDelay=100ms", false),
    /** Answers on the same account: a message that is delivered again is answered again. */
    ECHO("", true),
    /** Answers on the same account under an idempotency key: one answer to each message, however often it is delivered. */
    ECHO_ONCE("", true);

    /** Of so many messages one fails at its first delivery. */
    static final int ONE_FAILS_IN = 7;

    /** The account under test, by the name that the route uses. */
    static final String ACCOUNT = "subject";

    private final String options;
    private final boolean answering;

    Variant(String options, boolean answering) {
        this.options = options;
        this.answering = answering;
    }

    static Variant of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Where the route consumes from. */
    String source() {
        return "whatsapp-web:" + ACCOUNT + "?events=messageReceived" + options;
    }

    /** Whether each message is answered with its own text. */
    boolean isAnswering() {
        return answering;
    }

    /** Whether a message is answered once even if it is delivered twice. */
    boolean answersOnce() {
        return this == ECHO_ONCE;
    }

    /** Whether this delivery is to fail. */
    boolean fails(int number, int deliveryCount) {
        return this == FAILING && deliveryCount == 1 && number % ONE_FAILS_IN == 0;
    }

    /** Completes the route behind its logging step. */
    void complete(RouteDefinition route) {
        if (answersOnce()) {
            route.setHeader(WhatsAppConstants.IDEMPOTENCY_KEY)
                    .simple("${header." + WhatsAppConstants.CHAT + "} ${header." + WhatsAppConstants.MESSAGE_ID + "}");
        }
        if (answering) {
            route.to("whatsapp-web:" + ACCOUNT);
        }
    }
}
