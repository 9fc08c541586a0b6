package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The frame cipher of the classic protocol, RC4 and four bytes of HMAC-SHA1, beside the same two primitives on the same bytes with
 * nothing around them: no array is made, no sequence number checked, no MAC compared.
 */
@State(Scope.Thread)
public class FrameCipherBenchmark {
    /** A cipher opens each frame once, so a run of them is opened with one that is made anew for the run. */
    private static final int RUN = 256;

    private static final int KEY_LENGTH = 20;

    @Param({"200", "4096", "65536"})
    private int size;

    private final byte[] cipherKey = new byte[KEY_LENGTH];
    private final byte[] macKey = new byte[KEY_LENGTH];
    private final ByteBuffer[] sealed = new ByteBuffer[RUN];
    private byte[] plain = {};
    private ClassicFrameCipher sealing = new ClassicFrameCipher(new byte[KEY_LENGTH], new byte[KEY_LENGTH]);
    private BareCipher bouncyCastle = BareCipher.bouncyCastle(cipherKey, macKey);
    private BareCipher jdk = bouncyCastle;

    /** Draws keys and bytes, and seals a run of frames. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        Random random = new Random(1);
        random.nextBytes(cipherKey);
        random.nextBytes(macKey);
        plain = new byte[size];
        random.nextBytes(plain);
        ClassicFrameCipher once = new ClassicFrameCipher(cipherKey, macKey);
        for (int i = 0; i < RUN; i++) {
            sealed[i] = ByteBuffer.wrap(once.sealFrame(plain));
        }
        sealing = new ClassicFrameCipher(cipherKey, macKey);
        bouncyCastle = BareCipher.bouncyCastle(cipherKey, macKey);
        jdk = BareCipher.jdk(cipherKey, macKey);
    }

    /** Encrypts a frame. */
    @Benchmark
    public byte[] seal() {
        return sealing.sealFrame(plain);
    }

    /** Decrypts a frame; the start of the key stream is shared by the run. */
    @Benchmark
    @OperationsPerInvocation(RUN)
    public void open(Blackhole hole) {
        ClassicFrameCipher opening = new ClassicFrameCipher(cipherKey, macKey);
        for (ByteBuffer frame : sealed) {
            hole.consume(opening.openFrame(frame));
        }
    }

    /** RC4 of Bouncy Castle, HMAC of the JDK: what the client uses. */
    @Benchmark
    public byte[] bareBouncyCastle() throws GeneralSecurityException {
        return bouncyCastle.apply(plain);
    }

    /** RC4 and HMAC of the JDK. */
    @Benchmark
    public byte[] bareJdk() throws GeneralSecurityException {
        return jdk.apply(plain);
    }
}
