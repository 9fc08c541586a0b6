package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.SignalStores;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pairwise sessions of a phone. Used on its lane only. Source: signal.md, multidevice-messaging.md section 1.3. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Requests requests;
    private final AddressBook book;
    private final SignalStores stores;
    private final SessionCipher cipher;
    private final SessionBuilder builder;

    Sessions(Requests requests, AddressBook book, SignalStores stores, SecureRandom random) {
        this.requests = requests;
        this.book = book;
        this.stores = stores;
        cipher = new SessionCipher(stores, IdentityPolicy.ACCEPT_CHANGES, random);
        builder = new SessionBuilder(stores, IdentityPolicy.ACCEPT_CHANGES, random);
    }

    /** Starts a session with each device that there is none with; those that cannot be had are left out. */
    CompletableFuture<List<Jid>> ensure(Collection<Jid> devices) {
        List<Jid> missing = devices.stream()
                .filter(device -> !cipher.hasSession(book.signal(device)))
                .toList();
        return missing.isEmpty()
                ? CompletableFuture.completedFuture(ready(devices))
                : fetch(missing).thenApply(done -> ready(devices));
    }

    /** Starts a new session with a device, in place of the one that there may be. */
    CompletableFuture<List<Jid>> renew(Jid device) {
        return fetch(List.of(device)).thenApply(done -> ready(List.of(device)));
    }

    /** Starts a session from keys that a device has sent itself. */
    void start(Jid device, PreKeyBundle bundle) {
        builder.start(book.signal(device), bundle);
    }

    /** Forgets everything that was agreed on with a person's devices. */
    void forget(Jid person) {
        String name = book.signal(person).name();
        stores.sessions().removeAll(name);
        stores.identities().removeAll(name);
    }

    /** Whether there is a session with a device that can be used. */
    boolean isWith(Jid device) {
        return cipher.hasSession(book.signal(device));
    }

    /** Encrypts for a device: {@code <enc v="2" type=...>}, not yet built. */
    Node.Builder seal(Jid device, byte[] padded) {
        EncryptedMessage sealed = cipher.encrypt(book.signal(device), padded);
        return Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", sealed.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE ? "pkmsg" : "msg")
                .data(sealed.bytes());
    }

    /**
     * Decrypts what came from a device.
     *
     * @throws SignalException if that cannot be done
     */
    byte[] open(Jid device, Node enc) {
        byte[] bytes = enc.dataBytes();
        return enc.attributes().is("type", "pkmsg")
                ? cipher.decrypt(book.signal(device), PreKeySignalMessage.parse(bytes))
                        .plaintext()
                : cipher.decrypt(book.signal(device), SignalMessage.parse(bytes))
                        .plaintext();
    }

    private List<Jid> ready(Collection<Jid> devices) {
        return devices.stream()
                .filter(device -> cipher.hasSession(book.signal(device)))
                .toList();
    }

    private CompletableFuture<Void> fetch(List<Jid> devices) {
        Node.Builder key = Node.builder("key");
        devices.forEach(device ->
                key.child(Node.builder("user").attribute("jid", device).build()));
        return requests.ask("encrypt", "get", Jid.SERVER, key.build())
                .thenAccept(answer -> answer.child("list").stream()
                        .flatMap(list -> list.children().stream())
                        .forEach(this::take));
    }

    private void take(Node user) {
        Jid device = user.attributes().requireJid("jid");
        try {
            BundleNodes.read(user, user).ifPresent(bundle -> start(device, bundle));
        } catch (SignalException e) {
            LOG.warn("The keys of {} are of no use: {}", device, e.getMessage());
        }
    }
}
