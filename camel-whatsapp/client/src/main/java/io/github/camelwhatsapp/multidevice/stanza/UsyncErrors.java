package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * What the server cannot tell of people: an error in place of an answer, for all of them or for one. Taken for an answer it would say that
 * somebody is not there. Source: multidevice-messaging.md sections 2.1 and 2.2.
 */
public final class UsyncErrors {
    private static final int TOO_MANY = 429;
    private static final int SERVER_TROUBLE = 500;

    private UsyncErrors() {}

    /**
     * Checks what is said of all: {@code <result><devices><error code text backoff/></devices></result>}.
     *
     * @param name what was asked
     * @param answer a child of the result, such as {@code <devices/>}
     * @throws RefusedException if the server answers nothing but an error
     */
    public static void check(String name, Optional<Node> answer) {
        answer.flatMap(node -> node.child("error")).ifPresent(error -> {
            throw Requests.refusal(name, error);
        });
    }

    /**
     * Checks what is said of one person.
     *
     * @param name what was asked
     * @param answer such as {@code <devices/>}
     * @throws RefusedException if the server cannot tell for now; that there is nobody, or that it is hidden, is an answer
     */
    public static void checkOne(String name, Optional<Node> answer) {
        answer.flatMap(node -> node.child("error"))
                .map(error -> Requests.refusal(name, error))
                .filter(refusal -> refusal.code() == TOO_MANY || refusal.code() >= SERVER_TROUBLE)
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }
}
