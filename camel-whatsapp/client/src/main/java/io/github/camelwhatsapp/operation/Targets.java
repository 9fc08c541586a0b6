package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import java.util.List;

/** The checks of what operations point at. */
final class Targets {
    private Targets() {}

    /** The ids of messages, of which there must be one, and none empty. */
    static List<String> ids(String operation, List<String> ids) {
        List<String> all = List.copyOf(ids);
        if (all.isEmpty() || all.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    operation + " needs the ids of the messages in targetMessageId, given was " + all);
        }
        return all;
    }

    /** What is not the account's own is by somebody, and in a group nobody but the caller knows by whom. */
    static void complete(String operation, Party to, MessageReference target) {
        if (to.isGroup() && !target.own() && target.sender().isEmpty()) {
            throw new IllegalArgumentException(operation + ": message " + target.id() + " is in the group " + to.id()
                    + "; say who wrote it (targetSender), or that the account itself did (targetOwn)");
        }
        if (!to.isGroup() && !to.id().isUser() && !to.id().isBroadcast()) {
            throw new IllegalArgumentException(
                    operation + ": to is " + to.id() + "; expected is a person or a group, such as 34123456789");
        }
    }
}
