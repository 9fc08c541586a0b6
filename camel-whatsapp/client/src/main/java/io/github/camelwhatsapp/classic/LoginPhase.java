package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.handshake.LoginStep;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The part of a connection from the open socket to the login's end; carries the bytes of a {@link WauthLogin} within a deadline. */
final class LoginPhase implements Phase<ClassicFrame> {
    private final WauthLogin login;
    private final Consumer<byte[]> writer;
    private final BiConsumer<WauthLogin, LoginStep.Success> onSuccess;
    private final Consumer<ConnectionCause> onFailure;
    private final Consumer<Event> news;
    private final TimeSource.Timer deadline;

    LoginPhase(
            WauthLogin login,
            Consumer<byte[]> writer,
            BiConsumer<WauthLogin, LoginStep.Success> onSuccess,
            Consumer<ConnectionCause> onFailure,
            Consumer<Event> news,
            TimeSource time,
            Executor lane,
            Duration timeout) {
        this.login = login;
        this.writer = writer;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        this.news = news;
        deadline = time.schedule(
                timeout,
                () -> lane.execute(() -> onFailure.accept(new ConnectionCause(
                        Kind.LOGIN_TIMEOUT, "the login did not end within " + timeout.toMillis() + " ms"))));
        writer.accept(login.opening());
    }

    @Override
    public boolean received(ClassicFrame frame) {
        LoginStep step = login.received(frame);
        if (step instanceof LoginStep.Write write) {
            writer.accept(write.frame());
        } else if (step instanceof LoginStep.Success success) {
            deadline.cancel();
            onSuccess.accept(login, success);
        } else if (step instanceof LoginStep.Refused refused) {
            news.accept(refused.event());
            onFailure.accept(refused.cause());
        }
        return true;
    }

    @Override
    public void ended(WhatsAppException reason) {
        deadline.cancel();
    }
}
