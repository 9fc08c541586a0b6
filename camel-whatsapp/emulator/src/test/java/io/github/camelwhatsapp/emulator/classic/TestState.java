package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Lane;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.emulator.state.NonceSource;
import io.github.camelwhatsapp.emulator.state.Patience;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Instant;

/** A service without a socket, used by one test on one thread, which stands in for the lane. */
final class TestState implements AutoCloseable {
    private final Lane lane = new Lane("test-lane");
    private final VirtualTimeSource time = new VirtualTimeSource(Instant.ofEpochSecond(1_467_000_000));
    private final Ledgers ledgers = new Ledgers();
    private final ServerState state;
    private final ClassicService service;

    TestState(NonceSource nonces) {
        state = new ServerState(lane, time, Limits.DEFAULT, Patience.DEFAULT, nonces);
        service = new ClassicService(state, ledgers, new Transcript(100), new FaultPlan(1));
    }

    static Account account(String number, byte[] password) {
        try (TestState state = new TestState(NonceSource.seeded(1))) {
            Account account = state.state().accounts().provision(number);
            account.password(password);
            return account;
        }
    }

    ServerState state() {
        return state;
    }

    ClassicService service() {
        return service;
    }

    Ledgers ledgers() {
        return ledgers;
    }

    @Override
    public void close() {
        lane.close();
    }
}
