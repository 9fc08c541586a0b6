package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.CodeHello;
import io.github.camelwhatsapp.emulator.linking.LinkOffer;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import io.github.camelwhatsapp.emulator.linking.WaitingCompanion;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where phones and the devices that want to be linked meet: by the reference that a device shows in its code, or by the
 * number for which it has asked a pairing code. Used on the lane only. Source: multidevice-transport.md sections 6 and 7.
 */
public final class LinkingOffice {
    /** How many devices an account may have. */
    public static final int MAX_DEVICES = 4;

    private static final int REF_BYTES = 66;

    private final ServerState state;
    private final SecureRandom random;
    private final DeviceNews news;
    private final Map<String, LinkingPhase> refs = new HashMap<>();
    private final Map<String, CodeAttempt> codes = new HashMap<>();
    private OptionalInt codeRefusal = OptionalInt.empty();

    LinkingOffice(ServerState state, SecureRandom random) {
        this.state = state;
        this.random = random;
        news = new DeviceNews(state);
    }

    /**
     * The device that waits under a reference which a phone has scanned.
     *
     * @throws LinkingException if none does
     */
    public WaitingCompanion scanned(String ref) {
        LinkingPhase phase = waiting(ref);
        return new WaitingCompanion(
                ref, phase.keys().noise(), phase.keys().identity(), phase.keys().name());
    }

    /**
     * What the device that waits for this number's phone with a pairing code has sent.
     *
     * @throws LinkingException if none does
     */
    public CodeHello codeHello(String number) {
        return attempt(number).hello();
    }

    /** Whether a device waits for this number's phone with a pairing code. */
    public boolean isCodeAwaited(String number) {
        return codes.containsKey(number);
    }

    /**
     * Hands the phone's half of the pairing code's keys to the device.
     *
     * @param number the phone's number
     * @param ref the attempt's reference
     * @param wrappedEphemeral the phone's ephemeral key under the code, 80 bytes
     * @param identity the phone's identity key
     * @param then told what the device answers, on the lane
     * @throws LinkingException if the device waits no longer
     */
    public void answerCode(
            String number, String ref, byte[] wrappedEphemeral, PublicKey identity, Consumer<CodeFinish> then) {
        CodeAttempt attempt = attempt(number);
        if (!attempt.hello().ref().equals(ref)) {
            throw new LinkingException(Reason.EXPIRED, "The device has asked for another code in the meantime");
        }
        attempt.answered(wrappedEphemeral, identity, then);
    }

    /**
     * Links a device.
     *
     * @return complete when the device has signed; exceptionally with a {@link LinkingException} if it does not
     * @throws LinkingException if it waits no longer, or there are too many
     */
    public CompletableFuture<Device> link(Account account, LinkOffer offer) {
        LinkingPhase phase = waiting(offer.ref());
        if (account.linked().room(MAX_DEVICES) == 0) {
            throw new LinkingException(
                    Reason.TOO_MANY_DEVICES,
                    "There are " + MAX_DEVICES + " linked devices already; unlink one of them first");
        }
        return phase.offer(account, offer);
    }

    /**
     * Takes a device from its account. If it is connected its stream ends with 401 and {@code device_removed}; if not, its
     * next login fails with 401. The others are told.
     *
     * @return false if there is no such device
     */
    public boolean unlink(Account account, int number) {
        Optional<Device> device = account.linked().find(number).filter(known -> known.number() != 0);
        device.ifPresent(removed -> {
            account.linked().remove(removed);
            removed.link().ifPresent(link -> ((DeviceSession) link).end(StreamErrorKind.DEVICE_REMOVED));
            news.removed(removed);
        });
        return device.isPresent();
    }

    /** A phone has registered with another identity: its linked devices are off, and others are told. */
    public void identityChanged(Account account) {
        account.linked().all().forEach(device -> unlink(account, device.number()));
        news.identityChanged(account);
    }

    /** Tells every device that waits to be linked something, which it is to ack. */
    public void tellWaiting(String type, Node child) {
        Set.copyOf(refs.values()).forEach(waiting -> waiting.tell(type, child));
    }

    /** Asks every device that waits with a pairing code to show another one. */
    public void refreshCodes() {
        List.copyOf(codes.values()).forEach(attempt -> attempt.phase()
                .tell(
                        "link_code_companion_reg",
                        Node.builder("link_code_companion_reg")
                                .attribute("stage", "refresh_code")
                                .child(Node.builder("link_code_pairing_ref")
                                        .data(attempt.hello().ref())
                                        .build())
                                .build()));
        codes.clear();
    }

    /** Answers requests for a pairing code with this error, for example 429, until told otherwise; empty grants them. */
    public void refuseCodes(OptionalInt error) {
        codeRefusal = error;
    }

    /** The error by which requests for pairing codes are refused. */
    OptionalInt codeRefusal() {
        return codeRefusal;
    }

    /** Tells the other devices of an account about a new one. */
    void tellOthers(Device linked) {
        news.added(linked);
    }

    /** A new reference under which a device waits. */
    String newRef(LinkingPhase phase) {
        byte[] bytes = new byte[REF_BYTES];
        random.nextBytes(bytes);
        String ref = "2@" + Base64.getEncoder().encodeToString(bytes);
        refs.put(ref, phase);
        return ref;
    }

    /** A reference is no longer good. */
    void expire(String ref) {
        refs.remove(ref);
    }

    /** A device waits for a number's phone with a pairing code. */
    void awaitCode(String number, CodeAttempt attempt) {
        codes.put(number, attempt);
        refs.put(attempt.hello().ref(), attempt.phase());
    }

    /** The attempt of a number under way on this connection. */
    Optional<CodeAttempt> attemptOf(String number, LinkingPhase phase) {
        return Optional.ofNullable(codes.get(number)).filter(attempt -> attempt.phase() == phase);
    }

    /** A device waits no longer. */
    void forget(LinkingPhase phase) {
        refs.values().removeIf(waiting -> waiting == phase);
        codes.values().removeIf(attempt -> attempt.phase() == phase);
    }

    void reset() {
        refs.clear();
        codes.clear();
        codeRefusal = OptionalInt.empty();
    }

    private LinkingPhase waiting(String ref) {
        LinkingPhase phase = refs.get(ref);
        if (phase == null) {
            throw new LinkingException(
                    Reason.NOT_WAITING,
                    "No device waits under this code: it is too old, was used, or the device is gone. Show a new one");
        }
        return phase;
    }

    private CodeAttempt attempt(String number) {
        CodeAttempt attempt = codes.get(number);
        if (attempt == null || attempt.isExpired(state.time().now())) {
            throw new LinkingException(
                    Reason.NOT_WAITING,
                    "No device waits for " + number + " with a pairing code; ask for one there first");
        }
        return attempt;
    }
}
