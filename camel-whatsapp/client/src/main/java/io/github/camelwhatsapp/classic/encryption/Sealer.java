package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.EncryptedStanzas;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Encrypts what goes out. Whoever has no keys gets it in the clear; so does a group with such a member, for what all are to read
 * must be readable by all. Source: classic.md sections 9.2, 9.3 and 9.5.
 */
final class Sealer {
    private static final int MOST_GROUPS = 1_000;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final SecureRandom random;
    private final Sessions sessions;
    private final PeerVersions versions;
    private final Map<Jid, CompletionStage<List<Jid>>> members = new LinkedHashMap<>();

    Sealer(
            ConnectionContext context,
            Server server,
            Executor lane,
            SecureRandom random,
            Sessions sessions,
            PeerVersions versions) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.random = random;
        this.sessions = sessions;
        this.versions = versions;
    }

    /** Prepares a message to a person. */
    CompletionStage<Sealing> toPerson(Jid to, Content content, Node plain) {
        String number = to.user();
        return person(number, content).thenApply(ready -> {
            if (!ready.isComplete()) {
                return inTheClear(content, plain, number + " has no keys for it");
            }
            return tx -> ClassicNodeEncoder.encode(toPerson(tx, number, content, plain, ready));
        });
    }

    private Node toPerson(Transaction tx, String number, Content content, Node plain, Sessions.Ready ready) {
        if (readable(tx, number, content)) {
            return EncryptedStanzas.message(plain, List.of(pairwise(tx, number, content, ready)));
        }
        if (ProtobufContents.key(content).isPresent()) {
            throw new StaleSealingException(number + " reads only texts now");
        }
        return plain;
    }

    /** Whether all who get a message can read it encrypted; fails if a person's keys must not be used. Called from the lane. */
    CompletionStage<Boolean> encrypts(Jid to, Content content) {
        return to.isGroup()
                ? group(to).thenApply(asked -> asked.ready().isComplete())
                : person(to.user(), content).thenApply(Sessions.Ready::isComplete);
    }

    /** Gets ready for a person; whoever reads no such content counts as one without keys. */
    private CompletionStage<Sessions.Ready> person(String number, Content content) {
        return context.store()
                .transact(tx -> readable(tx, number, content))
                .thenComposeAsync(
                        readable -> readable
                                ? sessions.prepare(List.of(number))
                                : CompletableFuture.completedFuture(Sessions.Ready.keyless(number)),
                        lane)
                .thenApply(ready -> {
                    if (ready.unusable().containsKey(number)) {
                        throw new RefusedException(
                                "sendMessage", 0, ready.unusable().get(number));
                    }
                    return ready;
                });
    }

    /** What lies encrypted on the server is of no use to whoever cannot be told its key. */
    private static Sealing inTheClear(Content content, Node plain, String why) {
        if (ProtobufContents.key(content).isPresent()) {
            throw new RefusedException(
                    "sendMessage", 0, "the " + content.kind() + " lies encrypted on the server, and " + why);
        }
        return Sealing.of(ClassicNodeEncoder.encode(plain));
    }

    /** Prepares a message to a group. Called from the lane. */
    CompletionStage<Sealing> toGroup(Jid group, Content content, Node plain) {
        return group(group)
                .thenApply(asked -> asked.ready().isComplete()
                        ? tx -> ClassicNodeEncoder.encode(
                                sealed(tx, group, asked.others(), content, plain, asked.ready()))
                        : inTheClear(content, plain, "somebody in the group has no keys for it"));
    }

    /**
     * What is needed to write to a group.
     *
     * @param others the numbers of its members but ours
     * @param ready how those can be written to who lack our key
     */
    private record Asked(List<String> others, Sessions.Ready ready) {}

    private CompletionStage<Asked> group(Jid group) {
        String self = context.settings().phoneNumber();
        return membersOf(group).thenCompose(all -> {
            List<String> others = all.stream()
                    .map(Jid::user)
                    .filter(member -> !member.equals(self))
                    .toList();
            return context.store()
                    .transact(tx -> lacking(tx, group, others).members())
                    .thenComposeAsync(sessions::prepare, lane)
                    .thenApply(ready -> new Asked(others, ready));
        });
    }

    /** Whether somebody who asks for a message again can be sent it. */
    boolean canRead(Transaction tx, String number, Content content) {
        return readable(tx, number, content) || ProtobufContents.key(content).isEmpty();
    }

    /** A message once more for somebody who could not read it, with a new session. Called in a transaction. */
    Node again(Transaction tx, Jid chat, String recipient, Content content, Node plain, Sessions.Ready ready) {
        sessions.start(tx, recipient, ready.fresh().get(recipient));
        if (!chat.isGroup()) {
            return readable(tx, recipient, content)
                    ? EncryptedStanzas.message(plain, List.of(pairwise(tx, recipient, content, ready)))
                    : plain;
        }
        PlainMessage whole = PlainMessage.of(content).with(senderKey(tx, chat));
        tx.signal().senderKeyHolders().add(chat.toString(), List.of(Peers.address(recipient)));
        Node part = EncryptedStanzas.part(
                sessions.encrypt(tx, recipient, whole.encode(random), ready),
                PeerVersions.LATEST,
                ProtobufContents.mediaType(content));
        return EncryptedStanzas.forParticipant(EncryptedStanzas.message(plain, List.of(part)), Jid.ofPhone(recipient));
    }

    /** Somebody came or went: the group is asked for again. Called from the lane. */
    void changed(Jid group) {
        members.remove(group);
    }

    /** The first version of encrypted messages knows only texts: other things go in the clear to whoever reads no later one. */
    private boolean readable(Transaction tx, String number, Content content) {
        return content instanceof Text || versions.of(tx, number) == PeerVersions.LATEST;
    }

    private Node pairwise(Transaction tx, String number, Content content, Sessions.Ready ready) {
        int version = versions.of(tx, number);
        PlainMessage message = PlainMessage.of(content);
        byte[] plaintext = version == 1 ? message.encodeText() : message.encode(random);
        return EncryptedStanzas.part(
                sessions.encrypt(tx, number, plaintext, ready), version, ProtobufContents.mediaType(content));
    }

    private Node sealed(
            Transaction tx, Jid group, List<String> others, Content content, Node plain, Sessions.Ready ready) {
        Lacking lacking = lacking(tx, group, others);
        for (String member : lacking.members()) {
            if (!sessions.canEncrypt(tx, member, ready)) {
                throw new StaleSealingException("The session with " + member + " is gone");
            }
        }
        SenderKeyName own = own(group);
        if (lacking.rotate()) {
            tx.signal().senderKeys().remove(own);
            tx.signal().senderKeyHolders().clear(group.toString());
        }
        List<Node> parts = new ArrayList<>();
        if (!lacking.members().isEmpty()) {
            parts.add(distributed(tx, group, lacking.members(), ready));
        }
        new GroupSessionBuilder(tx.signal().senderKeys(), random).distribution(own);
        byte[] plaintext = PlainMessage.of(content).encode(random);
        SenderKeyMessage message = new GroupCipher(tx.signal().senderKeys(), random).encrypt(own, plaintext);
        parts.add(EncryptedStanzas.part(
                "skmsg", PeerVersions.LATEST, ProtobufContents.mediaType(content), message.bytes()));
        return EncryptedStanzas.message(plain, parts);
    }

    private Node distributed(Transaction tx, Jid group, List<String> to, Sessions.Ready ready) {
        PlainMessage key = PlainMessage.of(senderKey(tx, group));
        Node.Builder participants = Node.builder("participants");
        List<SignalAddress> holders = new ArrayList<>();
        for (String member : to) {
            Node part = EncryptedStanzas.part(
                    sessions.encrypt(tx, member, key.encode(random), ready), PeerVersions.LATEST, Optional.empty());
            participants.child(EncryptedStanzas.forMember(Jid.ofPhone(member), part));
            holders.add(Peers.address(member));
        }
        tx.signal().senderKeyHolders().add(group.toString(), holders);
        return participants.build();
    }

    private PlainMessage.SenderKey senderKey(Transaction tx, Jid group) {
        return new PlainMessage.SenderKey(
                group.toString(),
                new GroupSessionBuilder(tx.signal().senderKeys(), random)
                        .distribution(own(group))
                        .bytes());
    }

    /**
     * Who has to be given our key before they can read.
     *
     * @param members their numbers
     * @param rotate whether there must be a new key, because there is none or somebody who has it is gone
     */
    private record Lacking(List<String> members, boolean rotate) {}

    private Lacking lacking(Transaction tx, Jid group, List<String> others) {
        boolean present = tx.signal()
                .senderKeys()
                .find(own(group))
                .filter(SenderKeyRecord::isOwn)
                .isPresent();
        Set<String> holders = new HashSet<>();
        tx.signal().senderKeyHolders().of(group.toString()).forEach(holder -> holders.add(holder.name()));
        if (!present || !new HashSet<>(others).containsAll(holders)) {
            return new Lacking(others, true);
        }
        return new Lacking(
                others.stream().filter(member -> !holders.contains(member)).toList(), false);
    }

    private SenderKeyName own(Jid group) {
        return new SenderKeyName(
                group.toString(), Peers.address(context.settings().phoneNumber()));
    }

    private CompletionStage<List<Jid>> membersOf(Jid group) {
        CompletionStage<List<Jid>> known = members.get(group);
        if (known != null && !known.toCompletableFuture().isCompletedExceptionally()) {
            return known;
        }
        if (members.size() >= MOST_GROUPS) {
            members.clear();
        }
        CompletableFuture<List<Jid>> asked = server.ask("getGroup", id -> EncryptedStanzas.members(id, group))
                .thenApply(EncryptedStanzas::members)
                .toCompletableFuture();
        members.put(group, asked);
        return asked;
    }
}
