package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.component.WhatsAppConstants;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;

/** What the route under test does with a message after it was logged, and whether others are sent meanwhile. */
enum Variant {
    /** Nothing more. */
    PLAIN("", Answers.NONE),
    /** Nothing more, one message at a time over all chats. */
    SINGLE("&maxInflight=1", Answers.NONE),
    /** Fails the first delivery of some messages. */
    FAILING("&redeliveryDelay=100ms", Answers.NONE),
    /** Answers on the same account: a message that is delivered again is answered again. */
    ECHO("", Answers.EACH_TIME),
    /** Answers on the same account under an idempotency key: one answer to each message, however often it is delivered. */
    ECHO_ONCE("", Answers.ONCE),
    /** The same with one message at a time over all chats. */
    ECHO_SINGLE("&maxInflight=1", Answers.ONCE),
    /** Answers with the result of the route (InOut): the answer is queued in the transaction that settles. */
    ANSWER("&exchangePattern=InOut", Answers.ONCE),
    /**
     * Both directions at once: some messages are slow, some fail at first, and meanwhile as many messages of their own are sent, each
     * again under its idempotency key until the process has said that it went.
     */
    BOTH("&redeliveryDelay=100ms", Answers.NONE),
    /** {@link #BOTH} with end-to-end encryption: whoever writes to the account are clients of ours that encrypt as well. */
    ENCRYPTED("&redeliveryDelay=100ms", Answers.NONE),
    /** {@link #ECHO_ONCE} with end-to-end encryption. */
    ENCRYPTED_ECHO("", Answers.ONCE),
    /** {@link #BOTH} in groups as well as with each person alone. */
    GROUPS("&redeliveryDelay=100ms", Answers.NONE),
    /** {@link #ECHO_ONCE} in groups as well as with each person alone. */
    GROUP_ECHO("", Answers.ONCE),
    /** {@link #GROUPS} with phones that fail to read some of what comes, and ask for it again. */
    FORGETFUL("&redeliveryDelay=100ms", Answers.NONE),
    /**
     * {@link #GROUPS} with a {@link Trouble} before each kill: keys that get lost on either side, phones that are set up anew or write to
     * numbers instead of hidden ids.
     */
    TROUBLED("&redeliveryDelay=100ms", Answers.NONE),
    /**
     * {@link #ECHO_ONCE} on an account that is linked anew for each kill, and killed while it is being linked: the next process finds it
     * linked, or not linked so that another code works.
     */
    LINKING("", Answers.ONCE),
    /** {@link #BOTH} with a document in each message, which the route reads: killed also while it fetches or brings one. */
    MEDIA("", Answers.NONE);

    /** Of so many messages one fails at its first delivery. */
    static final int ONE_FAILS_IN = 7;

    /** Of so many messages one is slow. */
    static final int ONE_IS_SLOW_IN = 5;

    /** How long a slow message takes, in milliseconds. */
    static final int SLOW_MILLIS = 30;

    /** The account under test, by the name that the route uses. */
    static final String ACCOUNT = "subject";

    private final String options;
    private final Answers answers;

    Variant(String options, Answers answers) {
        this.options = options;
        this.answers = answers;
    }

    private enum Answers {
        NONE,
        EACH_TIME,
        ONCE
    }

    static Variant of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Where the route consumes from. */
    String source() {
        return "whatsapp-web:" + ACCOUNT + "?events=messageReceived" + options;
    }

    /** Whether each message is answered with its own number. */
    boolean isAnswering() {
        return answers != Answers.NONE;
    }

    /** Whether a message is answered once even if it is delivered twice. */
    boolean answersOnce() {
        return answers == Answers.ONCE;
    }

    /** Whether the process is told to send messages of its own. */
    boolean isSending() {
        return switch (this) {
            case BOTH, ENCRYPTED, GROUPS, FORGETFUL, TROUBLED, MEDIA -> true;
            default -> false;
        };
    }

    /** Whether there are groups. */
    boolean isWithGroups() {
        return this == GROUPS || this == GROUP_ECHO || isForgetful() || isTroubled();
    }

    /** Whether phones cannot read all that comes at once. */
    boolean isForgetful() {
        return this == FORGETFUL;
    }

    /** Whether keys get lost. */
    boolean isTroubled() {
        return this == TROUBLED;
    }

    /** Whether what phones get may come late, because it had to be asked for. */
    boolean isAskedAgain() {
        return isForgetful() || isTroubled();
    }

    /** Whether what is said is encrypted end to end, both ways, where that is a matter of choice. */
    boolean isEncrypted() {
        return this == ENCRYPTED || this == ENCRYPTED_ECHO;
    }

    /** Whether the account is linked anew for each kill. */
    boolean isLinking() {
        return this == LINKING;
    }

    /** Whether messages are documents. */
    boolean isOfMedia() {
        return this == MEDIA;
    }

    /**
     * Whether what phones send comes in the order in which they were told to: not what had to be asked for again, nor documents, which
     * they bring to the host side by side.
     */
    boolean isInOrder() {
        return !isTroubled() && !isOfMedia();
    }

    /** Whether a process comes there. */
    boolean passes(Place place) {
        if (isLinking()) {
            return place.isOfLinking();
        }
        if (place.isOfLinkingOnly() || (place.isOfMedia() && !isOfMedia())) {
            return false;
        }
        return !place.isOfSending() || isAnswering() || isSending();
    }

    /** Whether this delivery is to fail. */
    boolean fails(int number, int deliveryCount) {
        return (this == FAILING || isSending()) && deliveryCount == 1 && number % ONE_FAILS_IN == 0;
    }

    /** Completes the route behind its logging step. */
    void complete(RouteDefinition route) {
        switch (this) {
            case PLAIN, SINGLE, FAILING, MEDIA -> {}
            case ECHO -> route.to("whatsapp-web:" + ACCOUNT);
            case ECHO_ONCE, ECHO_SINGLE, ENCRYPTED_ECHO, GROUP_ECHO, LINKING ->
                route.setHeader(WhatsAppConstants.IDEMPOTENCY_KEY)
                        .simple("${header." + WhatsAppConstants.CHAT + "} ${header." + WhatsAppConstants.MESSAGE_ID
                                + "}")
                        .to("whatsapp-web:" + ACCOUNT);
            case ANSWER -> route.process(exchange -> exchange.getMessage().setBody("+" + number(exchange)));
            case BOTH, ENCRYPTED, GROUPS, FORGETFUL, TROUBLED ->
                route.delay()
                        .exchange(exchange -> number(exchange) % ONE_IS_SLOW_IN == 0 ? SLOW_MILLIS : 0)
                        .asyncDelayed();
        }
    }

    private static int number(Exchange exchange) {
        return Integer.parseInt(exchange.getMessage().getBody(String.class));
    }
}
