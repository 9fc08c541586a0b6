package io.github.camelwhatsapp.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What {@link SignalBenchmark} does with sessions, by Cobalt with its own keys in memory. Needs Cobalt on the class path and Java 24.
 * There are no groups, since Cobalt 0.0.10 ends with an {@code InternalError} when it writes to one.
 */
@State(Scope.Thread)
public class CobaltSignalBenchmark {
    /** Somebody with many open sessions. */
    @State(Scope.Thread)
    public static class Crowd {
        private final CobaltParty author = CobaltParty.named("author");
        private final List<CobaltParty> members = new ArrayList<>();

        /** Opens the sessions. */
        @Setup
        public void meet() throws Throwable {
            for (int i = 0; i < SignalBenchmark.FAN_OUT; i++) {
                CobaltParty member = CobaltParty.named("member " + i);
                author.meets(member, new byte[160]);
                members.add(member);
            }
        }
    }

    private final byte[] payload = new byte[160];
    private final CobaltParty ann = CobaltParty.named("ann");
    private final CobaltParty bob = CobaltParty.named("bob");
    private final CobaltParty carl = CobaltParty.named("carl");
    private byte[] first = {};
    private boolean annsTurn;

    /** Opens sessions both ways. */
    @Setup
    public void prepare() throws Throwable {
        ann.requireRefused(bob);
        ann.meets(bob, payload);
        carl.start(bob);
        first = CobaltParty.bytes(carl.seal(bob, payload));
    }

    /** Starts a session from a bundle, its signature checked. */
    @Benchmark
    public void startSession() throws Throwable {
        ann.start(carl);
    }

    /** Reads the first message of a session that is not known. */
    @Benchmark
    public byte[] firstMessage() throws Throwable {
        bob.forget(carl);
        return bob.openFirst(carl, first);
    }

    /** Encrypts along one chain. */
    @Benchmark
    public Object encrypt() throws Throwable {
        return ann.seal(bob, payload);
    }

    /** Encrypts and decrypts along one chain. */
    @Benchmark
    public byte[] encryptAndDecrypt() throws Throwable {
        return bob.open(ann, ann.seal(bob, payload));
    }

    /** Encrypts and decrypts, the other way each time. */
    @Benchmark
    public byte[] pingPong() throws Throwable {
        annsTurn = !annsTurn;
        return annsTurn ? bob.open(ann, ann.seal(bob, payload)) : ann.open(bob, bob.seal(ann, payload));
    }

    /** Encrypts for each of 256 open sessions. */
    @Benchmark
    public void fanOut(Crowd crowd, Blackhole sink) throws Throwable {
        for (CobaltParty member : crowd.members) {
            sink.consume(crowd.author.seal(member, payload));
        }
    }
}
