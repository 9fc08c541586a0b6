package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.state.Standing;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WAUTH-2 from the server's side: features, auth with or without the blob of a fast login, challenge and response. A blob in
 * the auth that proves nothing is answered with a challenge, one in the response with a failure. Source: classic.md sections
 * 3.1 to 3.6.
 */
final class AuthenticationPhase implements Phase {
    private static final String MECHANISM = "WAUTH-2";
    private static final String NOT_AUTHORIZED = "not-authorized";

    private final ClassicConnection connection;
    private final ServerState state;
    private Step step = Step.FEATURES;
    private @Nullable Account account;
    private byte[] nonce = {};
    private boolean passive;

    AuthenticationPhase(ClassicConnection connection) {
        this.connection = connection;
        state = connection.state();
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public Phase receive(ByteBuffer payload) {
        Node node = connection.read(payload).node();
        if (!node.is(step.tag)) {
            throw new ProtocolBreach(Rule.PHASE_ORDER, "<" + node.tag() + "> where <" + step.tag + "> is due");
        }
        return switch (step) {
            case FEATURES -> features();
            case AUTH -> auth(node);
            case RESPONSE -> response(node);
        };
    }

    private Phase features() {
        connection.transmitter().transmit(Node.of("stream:features"));
        step = Step.AUTH;
        return this;
    }

    private Phase auth(Node auth) {
        String number = auth.attribute("user").orElse("");
        if (!Accounts.isNumber(number) || !auth.attributes().is("mechanism", MECHANISM)) {
            throw new ProtocolBreach(Rule.AUTH_ATTRIBUTES, auth.attributes().toString());
        }
        passive = auth.attributes().is("passive", "true");
        account = state.accounts().find(number).orElse(null);
        connection.claims(number, account == null ? 0 : account.countConnection());
        if (connection.isOver()) {
            return this;
        }
        Optional<LoginProof> proof = account == null || !auth.hasData()
                ? Optional.empty()
                : new FastLogin(connection, account).check(auth.dataBytes());
        return proof.isPresent() ? prove(proof.get()) : challenge();
    }

    private Phase challenge() {
        nonce = state.nonces().next();
        step = Step.RESPONSE;
        connection
                .transmitter()
                .transmit(Node.builder("challenge").data(nonce.clone()).build());
        return this;
    }

    private Phase response(Node response) {
        Account claimed = account;
        Optional<LoginProof> proof =
                claimed == null ? Optional.empty() : LoginProof.check(claimed, nonce, response.dataBytes());
        if (proof.isPresent()) {
            connection.intake().recordBlob(proof.get(), response.dataBytes());
            return prove(proof.get());
        }
        connection.failLogin(NOT_AUTHORIZED);
        return this;
    }

    private Phase prove(LoginProof proof) {
        Account proven = account;
        if (proven == null || proven.standing() == Standing.BLOCKED) {
            connection.failLogin(NOT_AUTHORIZED);
            return this;
        }
        connection.encryptWith(proof);
        byte[] next = state.nonces().next();
        proven.nonces().handOut(next);
        connection.transmitter().transmit(success(proven, next));
        if (proven.standing() == Standing.EXPIRED) {
            connection.finish();
            return this;
        }
        return connection.enterStream(proven, passive);
    }

    private Node success(Account proven, byte[] next) {
        return Node.builder("success")
                .attribute("t", state.seconds())
                .attribute("props", "4")
                .attribute("kind", proven.kind())
                .attribute("status", proven.standing() == Standing.EXPIRED ? "expired" : "active")
                .attribute("creation", Long.toString(proven.creation().getEpochSecond()))
                .attribute("expiration", Long.toString(proven.expiration().getEpochSecond()))
                .data(next.clone())
                .build();
    }

    private enum Step {
        FEATURES("stream:features"),
        AUTH("auth"),
        RESPONSE("response");

        private final String tag;

        Step(String tag) {
            this.tag = tag;
        }
    }
}
