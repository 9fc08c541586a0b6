package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;

/** The checks of what operations point at. */
final class Targets {
    private Targets() {}

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
