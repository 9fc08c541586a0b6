package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.noise.NoiseCipher;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The frame cipher of linked devices after a whole handshake, beside AES-256-GCM of the JDK on the same bytes with nothing around it: no
 * array is made.
 */
@State(Scope.Thread)
public class NoiseFrameBenchmark {
    @Param({"200", "4096", "65536"})
    private int size;

    private byte[] plain = {};
    private NoiseCipher sealing = RecordedHandshake.transports().client().sender();
    private NoiseTransport client = RecordedHandshake.transports().client();
    private NoiseTransport server = client;
    private BareGcm bareSealing = new BareGcm();
    private BareGcm barePair = new BareGcm();

    /** Does two handshakes, one for each benchmark: a cipher opens only what the other one sealed next. */
    @Setup
    public void prepare() {
        plain = new byte[size];
        new Random(1).nextBytes(plain);
        sealing = RecordedHandshake.transports().client().sender();
        RecordedHandshake.Transports pair = RecordedHandshake.transports();
        client = pair.client();
        server = pair.server();
        bareSealing = new BareGcm();
        barePair = new BareGcm();
    }

    /** Encrypts into a frame with its length in front, as the client does. */
    @Benchmark
    public byte[] seal() {
        byte[] frame = MultiDeviceFrame.withRoomFor(size + NoiseCipher.OVERHEAD);
        sealing.seal(plain, frame, MultiDeviceFrame.HEADER_SIZE);
        return frame;
    }

    /** Encrypts and decrypts. */
    @Benchmark
    public byte[] sealAndOpen() {
        return server.receiver().open(client.sender().seal(plain));
    }

    /** The JDK's cipher, one way. */
    @Benchmark
    public byte[] bareSeal() throws GeneralSecurityException {
        return bareSealing.seal(plain);
    }

    /** The JDK's cipher, there and back. */
    @Benchmark
    public byte[] bareSealAndOpen() throws GeneralSecurityException {
        return barePair.open(barePair.seal(plain), size);
    }
}
