package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.wire.Node;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What the families of operations and events may do with a connection that is logged in. Used on its lane only. */
interface Live {
    /** Whose it is. */
    ConnectionContext context();

    /** The device that is logged in. */
    Device device();

    /** Where all this runs. */
    Executor lane();

    /** Whether this is the account itself, by either address. */
    default boolean isOwn(Party party) {
        Jid id = party.id();
        return id.equals(device().own().account())
                || device().lid().map(Jid::account).filter(id::equals).isPresent();
    }

    /**
     * Sends a request.
     *
     * @param name what is asked, for errors
     * @param request makes the {@code <iq>} of its id
     * @return the result, on the lane; fails with a {@link io.github.camelwhatsapp.error.RefusedException} or
     *     {@link io.github.camelwhatsapp.error.RequestTimeoutException}
     */
    CompletionStage<Node> request(String name, Function<String, Node> request);

    /** Writes a stanza that has no answer; the stage completes when the socket has taken it. */
    CompletionStage<Void> write(Node stanza);

    /** The account's privacy has changed. */
    void privacyChanged();

    /** Any group may be another than is known. */
    void groupsChanged();
}
