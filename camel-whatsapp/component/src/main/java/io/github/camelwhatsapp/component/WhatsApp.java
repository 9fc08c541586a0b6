package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** What beans and processors of a route may ask of an exchange, and of the accounts. */
public final class WhatsApp {
    private WhatsApp() {}

    /**
     * The event that the exchange began with. It survives whatever replaces the message; it is lost in an aggregation that groups
     * exchanges, and over a network.
     */
    public static Optional<Event> event(Exchange exchange) {
        return event(exchange, Event.class);
    }

    /** The same if it is of this type. */
    public static <E extends Event> Optional<E> event(Exchange exchange, Class<E> type) {
        Object event = exchange.getProperty(WhatsAppConstants.EVENT_PROPERTY);
        return type.isInstance(event) ? Optional.of(type.cast(event)) : Optional.empty();
    }

    /**
     * How the accounts of a CamelContext do, in the order of their names. It asks the stores and waits for them, a minute at most for
     * each; an account that nothing uses is not opened for it.
     *
     * @throws IllegalArgumentException if an option of an account that is a bean is wrong
     */
    public static List<AccountReport> accounts(CamelContext context) {
        WhatsAppAccounts accounts = WhatsAppAccounts.of(context);
        return accounts.definitions().names().stream().map(accounts::report).toList();
    }

    /**
     * What a person has to show to, or type on, their phone to link an account now. Whoever has it can link the device to their own
     * account: it is for a screen that only they see.
     *
     * @return empty when the account is not being linked, or the code is of no more use
     */
    public static Optional<LinkingCode> linkingCode(CamelContext context, String account) {
        return WhatsAppAccounts.of(context).find(account).flatMap(LiveAccount::linkingCode);
    }
}
