package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.LinkingRequest;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to link, as those outside see it: codes, and an end that is stated whatever it is. It stands between the connection and its
 * listener, so that no end of the connection can lead to another attempt before the link is stored.
 */
final class LinkingAttempt implements ConnectionListener {
    private final LinkingRequest request;
    private final ConnectionContext context;
    private @Nullable Reason reason;
    private boolean linked;

    LinkingAttempt(LinkingRequest request, ConnectionContext context) {
        this.request = request;
        this.context = context;
    }

    LinkingRequest request() {
        return request;
    }

    /** There is a code to be shown. */
    void show(LinkingCode code) {
        context.sink().publish(code);
        request.first().complete(code);
    }

    /** The next end of the connection is for this reason. */
    void because(Reason why) {
        reason = why;
    }

    /** The link is stored: from now on the connection is one like others. */
    void linked() {
        linked = true;
    }

    @Override
    public void opened() {
        context.listener().opened();
    }

    @Override
    public void linking() {
        context.listener().linking();
    }

    @Override
    public void loggedIn(LoggedIn event) {
        context.listener().loggedIn(event);
    }

    @Override
    public void proven() {
        context.listener().proven();
    }

    @Override
    public void closed(ConnectionCause cause) {
        if (linked) {
            request.over().complete(null);
            context.listener().closed(cause);
            return;
        }
        Reason why = reason != null ? reason : Reason.of(cause.kind());
        String detail = cause.kind() == Kind.LINKING_ENDED ? cause.detail() : cause.toString();
        context.sink()
                .publish(new LinkingEnded(
                        request.id(), why, detail, context.time().now()));
        request.first().completeExceptionally(new RefusedException("link", 0, why + ": " + detail));
        request.over().complete(null);
        boolean stopped = cause.kind() == Kind.REQUESTED;
        context.listener().closed(stopped ? cause : new ConnectionCause(Kind.LINKING_ENDED, why + ": " + detail));
    }
}
