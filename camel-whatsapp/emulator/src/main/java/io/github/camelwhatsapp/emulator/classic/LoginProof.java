package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.FrameFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client proved by its blob: that it knows the password for a nonce. The blob's plaintext begins with number and
 * nonce; the rest tells of the device and is not looked at. Source: classic.md section 3.3.
 *
 * @param keys the keys of the login
 * @param fromClient the cipher that opened the blob, ready for the client's next frame
 */
record LoginProof(ServerKeys keys, ClassicFrameCipher fromClient) {
    /** Checks a blob; empty if it proves nothing, for whatever reason. */
    static Optional<LoginProof> check(Account account, byte[] nonce, byte[] blob) {
        ServerKeys keys = ServerKeys.derive(account.password(), nonce);
        ClassicFrameCipher fromClient = keys.fromClient();
        try {
            byte[] plain = fromClient.openBlob(blob);
            return begins(plain, account.number(), nonce)
                    ? Optional.of(new LoginProof(keys, fromClient))
                    : Optional.empty();
        } catch (FrameFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] plain, String number, byte[] nonce) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
        expected.writeBytes(nonce);
        int length = expected.size();
        return plain.length >= length && Arrays.equals(expected.toByteArray(), 0, length, plain, 0, length);
    }
}
