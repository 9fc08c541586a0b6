package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.connection.TcpServer;
import io.github.camelwhatsapp.emulator.state.ScriptedRefusal;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.state.TextMessage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The registration service, as a test sees and sets it. Safe for use by several threads, but not from an event loop: each call waits
 * for the emulator's lane.
 */
public final class EmulatedRegistration {
    private final ServerState state;
    private final TcpServer server;

    EmulatedRegistration(ServerState state, TcpServer server) {
        this.state = state;
        this.server = server;
    }

    /** The address below which the service answers, such as {@code https://127.0.0.1:4443/v2/}. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + server.address().getPort() + "/v2/");
    }

    /** What came to the phone of a number: codes by text message and by call, the oldest first. */
    public List<TextMessage> texts(String number) {
        return state.lane().call(() -> state.applicants().of(number).texts());
    }

    /**
     * Waits for a code to come to a phone; the last one that came counts.
     *
     * @return its digits
     * @throws io.github.camelwhatsapp.emulator.state.ConditionNotMetException if none comes in time
     */
    public String awaitCode(String number, Duration limit) {
        state.lane().watches().await(state.lane(), "a code came to " + number, limit, () -> state.applicants()
                .of(number)
                .pending()
                .isPresent());
        List<TextMessage> all = texts(number);
        return all.get(all.size() - 1).code();
    }

    /**
     * Refuses the next call of a number; several wait for their turn.
     *
     * @param number digits with the country code
     * @param call {@code code}, {@code register} or {@code exist}
     * @param reason such as {@code no_routes}
     */
    public EmulatedRegistration refuse(String number, String call, String reason) {
        return refuse(number, call, new ScriptedRefusal(reason, Optional.empty(), Optional.empty()));
    }

    /** The same, telling the client how long to wait. */
    public EmulatedRegistration refuse(String number, String call, String reason, Duration retryAfter) {
        return refuse(number, call, new ScriptedRefusal(reason, Optional.of(retryAfter), Optional.empty()));
    }

    /** The same with all that a refusal can tell. */
    public EmulatedRegistration refuse(String number, String call, ScriptedRefusal refusal) {
        if (!List.of("code", "register", "exist").contains(call)) {
            throw new IllegalArgumentException("'" + call + "' is no call; there are code, register and exist");
        }
        state.lane().run(() -> state.applicants().of(number).refuse(call, refusal));
        return this;
    }
}
