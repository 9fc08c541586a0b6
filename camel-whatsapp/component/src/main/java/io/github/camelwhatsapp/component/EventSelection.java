package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Origin;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which events a consumer wants.
 *
 * @param types the records
 * @param ownMessages whether messages of the account itself count
 * @param status whether status posts count
 * @param history whether messages of the history count
 * @param ownPhone the account's number in digits, empty if it is not known
 */
record EventSelection(
        Set<Class<? extends Event>> types, boolean ownMessages, boolean status, boolean history, String ownPhone)
        implements Predicate<Event> {
    private static final String STATUS = "status";

    /**
     * What the endpoint's options select for an account.
     *
     * @throws IllegalArgumentException if the option {@code events} names what is not there
     */
    static EventSelection of(WhatsAppConfiguration options, String ownPhone) {
        return new EventSelection(
                types(options.getEvents()), options.isOwnMessages(), options.isStatus(), options.isHistory(), ownPhone);
    }

    /**
     * The records that a list of names stands for.
     *
     * @throws IllegalArgumentException if a name is not there, or there is none
     */
    static Set<Class<? extends Event>> types(String names) {
        Set<Class<? extends Event>> types = new HashSet<>();
        split(names).forEach(name -> EventCatalogue.named(name).forEach(entry -> types.add(entry.type())));
        return Set.copyOf(types);
    }

    @Override
    public boolean test(Event event) {
        return types.contains(event.getClass()) && (!(event instanceof MessageReceived message) || isWanted(message));
    }

    private boolean isWanted(MessageReceived message) {
        return (ownMessages || !isOwn(message))
                && (status || !isStatus(message))
                && (history || message.origin() != Origin.HISTORY);
    }

    private boolean isOwn(MessageReceived message) {
        return message.own()
                || message.sender().phone().filter(ownPhone::equals).isPresent()
                || isByThirdParty(message);
    }

    /** In a chat of two, whoever is not the other one is the account itself, on another device. */
    private static boolean isByThirdParty(MessageReceived message) {
        Jid chat = message.from().id();
        return !chat.isGroup() && !chat.isBroadcast() && !message.sender().id().equals(chat);
    }

    private static boolean isStatus(MessageReceived message) {
        return message.from().id().isBroadcast() && message.from().id().user().equals(STATUS);
    }

    private static Stream<String> split(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip);
    }
}
