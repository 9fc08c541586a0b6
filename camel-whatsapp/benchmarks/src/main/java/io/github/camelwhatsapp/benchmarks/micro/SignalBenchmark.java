package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Sessions, groups and signatures on a payload of 160 bytes, with records that live in memory and are never written, beside the curve
 * operations of Bouncy Castle.
 */
@State(Scope.Thread)
public class SignalBenchmark {
    /** The benchmarks in the order of the report, with their titles. */
    static final Map<String, String> TITLES = titles();

    /** How many sessions a fan-out has. */
    static final int FAN_OUT = 256;

    /** Somebody with many open sessions. */
    @State(Scope.Thread)
    public static class Crowd {
        private final SecureRandom random = new SecureRandom();
        private final SignalParty author = new SignalParty("author", random);
        private final List<SignalParty> members = new ArrayList<>();

        /** Opens the sessions. */
        @Setup
        public void meet() {
            for (int i = 0; i < FAN_OUT; i++) {
                SignalParty member = new SignalParty("member " + i, random);
                author.meets(member, new byte[160]);
                members.add(member);
            }
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final byte[] payload = new byte[160];
    private final KeyPair ours = KeyPair.generate(random);
    private final KeyPair theirs = KeyPair.generate(random);
    private final byte[] secret = new byte[X25519.POINT_SIZE];
    private final byte[] edwardsSecret = new byte[Ed25519.SECRET_KEY_SIZE];
    private final byte[] edwardsPublic = new byte[Ed25519.PUBLIC_KEY_SIZE];
    private final byte[] edwardsSignature = new byte[Ed25519.SIGNATURE_SIZE];
    private byte[] signature = {};
    private SignalParty ann = new SignalParty("ann", random);
    private SignalParty bob = new SignalParty("bob", random);
    private SignalParty carl = new SignalParty("carl", random);
    private byte[] first = {};
    private boolean annsTurn;

    /** Opens a session both ways, a group, and signs. */
    @Setup
    public void prepare() {
        ann = new SignalParty("ann", random);
        bob = new SignalParty("bob", random);
        carl = new SignalParty("carl", random);
        ann.meets(bob, payload);
        ann.openGroup(bob);
        carl.start(bob);
        first = carl.seal(bob, payload).bytes();
        signature = XEdDsa.sign(ours.privateKey(), payload, random);
        Ed25519.generatePrivateKey(random, edwardsSecret);
        Ed25519.generatePublicKey(edwardsSecret, 0, edwardsPublic, 0);
        Ed25519.sign(edwardsSecret, 0, payload, 0, payload.length, edwardsSignature, 0);
    }

    /** Starts a session from a bundle, its signature checked; the session replaces the last one. */
    @Benchmark
    public IdentityStatus startSession() {
        return ann.start(carl);
    }

    /** Reads the first message of a session that is not known. */
    @Benchmark
    public byte[] firstMessage() {
        bob.forget(carl);
        return bob.openFirst(carl, first);
    }

    /** Encrypts for each of 256 open sessions. */
    @Benchmark
    public void fanOut(Crowd crowd, Blackhole sink) {
        for (SignalParty member : crowd.members) {
            sink.consume(crowd.author.seal(member, payload));
        }
    }

    /** Encrypts along one chain. */
    @Benchmark
    public EncryptedMessage encrypt() {
        return ann.seal(bob, payload);
    }

    /** Encrypts and decrypts along one chain. */
    @Benchmark
    public byte[] encryptAndDecrypt() {
        return bob.open(ann, ann.seal(bob, payload));
    }

    /** Encrypts and decrypts, the other way each time, so that each message turns the ratchet. */
    @Benchmark
    public byte[] pingPong() {
        annsTurn = !annsTurn;
        return annsTurn ? bob.open(ann, ann.seal(bob, payload)) : ann.open(bob, bob.seal(ann, payload));
    }

    /** Encrypts for a group and signs. */
    @Benchmark
    public SenderKeyMessage groupEncrypt() {
        return ann.sealForGroup(payload);
    }

    /** Encrypts for a group and decrypts, signature made and checked. */
    @Benchmark
    public byte[] groupEncryptAndDecrypt() {
        return bob.openFromGroup(ann, ann.sealForGroup(payload));
    }

    /** Signs with a key that was not prepared for it. */
    @Benchmark
    public byte[] sign() {
        return XEdDsa.sign(ours.privateKey(), payload, random);
    }

    /** Checks a signature. */
    @Benchmark
    public boolean verify() {
        return XEdDsa.verify(ours.publicKey(), payload, signature);
    }

    /** One agreement. */
    @Benchmark
    public byte[] agree() {
        return ours.privateKey().agree(theirs.publicKey());
    }

    /** One agreement, by Bouncy Castle alone. */
    @Benchmark
    public boolean bareAgree() {
        return X25519.calculateAgreement(
                ours.privateKey().raw(), 0, theirs.publicKey().raw(), 0, secret, 0);
    }

    /** One Ed25519 signature, by Bouncy Castle alone. */
    @Benchmark
    public byte[] bareSign() {
        Ed25519.sign(edwardsSecret, 0, payload, 0, payload.length, edwardsSignature, 0);
        return edwardsSignature;
    }

    /** One check of an Ed25519 signature, by Bouncy Castle alone. */
    @Benchmark
    public boolean bareVerify() {
        return Ed25519.verify(edwardsSignature, 0, edwardsPublic, 0, payload, 0, payload.length);
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("startSession", "session started from a bundle (X3DH, signature checked)");
        titles.put("firstMessage", "first message of a session read (X3DH of the other side)");
        titles.put("fanOut", "message encrypted for 256 open sessions");
        titles.put("pingPong", "message there or back, encrypted and decrypted, each turning the ratchet");
        titles.put("encrypt", "message encrypted, one direction");
        titles.put("encryptAndDecrypt", "message encrypted and decrypted, one direction");
        titles.put("groupEncrypt", "group message encrypted and signed");
        titles.put("groupEncryptAndDecrypt", "group message encrypted, signed, checked and decrypted");
        titles.put("sign", "XEdDSA signature");
        titles.put("verify", "XEdDSA check");
        titles.put("agree", "X25519 agreement");
        titles.put("bareAgree", "bare: X25519 agreement of Bouncy Castle");
        titles.put("bareSign", "bare: Ed25519 signature of Bouncy Castle");
        titles.put("bareVerify", "bare: Ed25519 check of Bouncy Castle");
        return titles;
    }
}
