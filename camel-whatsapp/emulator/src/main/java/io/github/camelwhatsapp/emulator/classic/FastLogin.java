package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import java.util.Optional;

/** Judges the blob of an auth: it is good under the nonce handed out last, once. Source: classic.md section 3.5. */
final class FastLogin {
    private final ClassicConnection connection;
    private final Account account;

    FastLogin(ClassicConnection connection, Account account) {
        this.connection = connection;
        this.account = account;
    }

    /** The proof, if there is one; the nonce is spent then. */
    Optional<LoginProof> check(byte[] blob) {
        Optional<LoginProof> proof = account.nonces().good().flatMap(nonce -> LoginProof.check(account, nonce, blob));
        proof.ifPresentOrElse(
                good -> {
                    account.nonces().spend();
                    connection.intake().recordBlob(good, blob);
                },
                () -> lookForReuse(blob));
        return proof;
    }

    private void lookForReuse(byte[] blob) {
        for (byte[] nonce : account.nonces().spent()) {
            LoginProof.check(account, nonce, blob).ifPresent(stale -> {
                connection.note(Rule.NONCE_REUSE, "a nonce of " + nonce.length + " bytes for another login");
                connection.intake().recordBlob(stale, blob);
            });
        }
    }
}
