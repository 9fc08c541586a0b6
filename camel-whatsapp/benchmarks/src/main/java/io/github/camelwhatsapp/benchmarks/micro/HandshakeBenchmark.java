package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The client's half of a handshake (Noise XX, both certificates checked), beside the curve operations that it cannot do without. */
@State(Scope.Thread)
public class HandshakeBenchmark {
    private static final int AGREEMENTS = 3;
    private static final int CHECKS = 2;

    private final RecordedHandshake recorded = RecordedHandshake.record();
    private final SecureRandom random = new SecureRandom();
    private final KeyPair ours = KeyPair.generate(random);
    private final byte[] theirs = KeyPair.generate(random).publicKey().raw();
    private final byte[] secret = new byte[X25519.POINT_SIZE];
    private final byte[] edwardsSecret = new byte[Ed25519.SECRET_KEY_SIZE];
    private final byte[] edwardsPublic = new byte[Ed25519.PUBLIC_KEY_SIZE];
    private final byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    private final byte[] details = new byte[56];

    /** Signs what the bare benchmark checks. */
    @Setup
    public void prepare() {
        Ed25519.generatePrivateKey(random, edwardsSecret);
        Ed25519.generatePublicKey(edwardsSecret, 0, edwardsPublic, 0);
        Ed25519.sign(edwardsSecret, 0, details, 0, details.length, signature, 0);
    }

    /** The whole of it. */
    @Benchmark
    public RecordedHandshake.Sent handshake() {
        return recorded.client();
    }

    /** One new key, three agreements, two checks of a signature, by Bouncy Castle alone. */
    @Benchmark
    public boolean bareCurves() {
        X25519.generatePublicKey(ours.privateKey().raw(), 0, secret, 0);
        boolean good = true;
        for (int i = 0; i < AGREEMENTS; i++) {
            good &= X25519.calculateAgreement(ours.privateKey().raw(), 0, theirs, 0, secret, 0);
        }
        for (int i = 0; i < CHECKS; i++) {
            good &= Ed25519.verify(signature, 0, edwardsPublic, 0, details, 0, details.length);
        }
        return good;
    }
}
