package io.github.camelwhatsapp.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.whispersystems.libsignal.protocol.CiphertextMessage;

/** What {@link SignalBenchmark} does, by signal-protocol-java with its own stores in memory. */
@State(Scope.Thread)
public class SignalProtocolJavaBenchmark {
    /** Somebody with many open sessions. */
    @State(Scope.Thread)
    public static class Crowd {
        private final SignalProtocolJavaParty author = new SignalProtocolJavaParty("author");
        private final List<SignalProtocolJavaParty> members = new ArrayList<>();

        /** Opens the sessions. */
        @Setup
        public void meet() throws Exception {
            for (int i = 0; i < SignalBenchmark.FAN_OUT; i++) {
                SignalProtocolJavaParty member = new SignalProtocolJavaParty("member " + i);
                author.meets(member, new byte[160]);
                members.add(member);
            }
        }
    }

    private final byte[] payload = new byte[160];
    private SignalProtocolJavaParty ann = new SignalProtocolJavaParty("ann");
    private SignalProtocolJavaParty bob = new SignalProtocolJavaParty("bob");
    private SignalProtocolJavaParty carl = new SignalProtocolJavaParty("carl");
    private byte[] first = {};
    private boolean annsTurn;

    /** Opens sessions both ways and a group. */
    @Setup
    public void prepare() throws Exception {
        ann = new SignalProtocolJavaParty("ann");
        bob = new SignalProtocolJavaParty("bob");
        carl = new SignalProtocolJavaParty("carl");
        ann.meets(bob, payload);
        ann.openGroup(bob);
        carl.start(bob);
        first = carl.seal(bob, payload).serialize();
    }

    /** Starts a session from a bundle, its signature checked. */
    @Benchmark
    public void startSession() throws Exception {
        ann.start(carl);
    }

    /** Reads the first message of a session that is not known. */
    @Benchmark
    public byte[] firstMessage() throws Exception {
        bob.forget(carl);
        return bob.openFirst(carl, first);
    }

    /** Encrypts along one chain. */
    @Benchmark
    public CiphertextMessage encrypt() throws Exception {
        return ann.seal(bob, payload);
    }

    /** Encrypts and decrypts along one chain. */
    @Benchmark
    public byte[] encryptAndDecrypt() throws Exception {
        return bob.open(ann, ann.seal(bob, payload));
    }

    /** Encrypts and decrypts, the other way each time. */
    @Benchmark
    public byte[] pingPong() throws Exception {
        annsTurn = !annsTurn;
        return annsTurn ? bob.open(ann, ann.seal(bob, payload)) : ann.open(bob, bob.seal(ann, payload));
    }

    /** Encrypts for a group and signs. */
    @Benchmark
    public byte[] groupEncrypt() throws Exception {
        return ann.sealForGroup(payload);
    }

    /** Encrypts for a group and decrypts, signature made and checked. */
    @Benchmark
    public byte[] groupEncryptAndDecrypt() throws Exception {
        return bob.openFromGroup(ann, ann.sealForGroup(payload));
    }

    /** Encrypts for each of 256 open sessions. */
    @Benchmark
    public void fanOut(Crowd crowd, Blackhole sink) throws Exception {
        for (SignalProtocolJavaParty member : crowd.members) {
            sink.consume(crowd.author.seal(member, payload));
        }
    }
}
