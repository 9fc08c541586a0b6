package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.DeviceVoucher;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.UntrustedIdentityException;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down who could not read what, within the transaction that stores the request: it survives a restart, and so does the new session
 * for which the request brings keys. Source: multidevice-messaging.md section 4.4, "Sender".
 */
final class RetryRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RetryRequests.class);

    /** From this count on there is no answer. */
    private static final int TOO_OFTEN = 5;

    /** So often one device is answered for one message. */
    private static final int MOST_ANSWERS = 5;

    private final Sessions sessions;
    private final SecureRandom random;
    private final TimeSource time;

    RetryRequests(Sessions sessions, SecureRandom random, TimeSource time) {
        this.sessions = sessions;
        this.random = random;
        this.time = time;
    }

    /** Takes a request down; says what is learnt from it. */
    List<Event> take(Transaction tx, RetryRequest request) {
        if (request.count() >= TOO_OFTEN) {
            LOG.warn(
                    "{} could not read message {} {} times; it is not sent again",
                    request.requester(),
                    request.id(),
                    request.count());
            return List.of();
        }
        Jid device = tx.addresses()
                .resolved(request.requester())
                .withDevice(request.requester().device());
        SignalAddress address = SignalNames.address(device);
        if (isStranger(tx, device)) {
            // Perhaps a device that is new: whoever writes to them next asks for all.
            tx.deviceLists().stale(address.name());
            if (request.keys().isEmpty()) {
                return List.of();
            }
        }
        int times = tx.signal()
                .retries()
                .wanted(
                        request.id(),
                        request.from().toString(),
                        request.requester().toString(),
                        time.now());
        if (times > MOST_ANSWERS) {
            LOG.warn("{} asked for message {} {} times; it is not sent again", device, request.id(), times);
            tx.signal().retries().answered(request.id(), request.requester().toString());
            return List.of();
        }
        if (request.from().isGroup() || request.from().isBroadcast()) {
            tx.signal().senderKeyHolders().remove(request.from().toString(), address);
        }
        if (request.keys().isPresent()) {
            return begin(tx, device, request, request.keys().get());
        }
        compare(tx, address, request);
        return List.of();
    }

    /** Whether a linked device is not among those that are known of its account. */
    private static boolean isStranger(Transaction tx, Jid device) {
        return device.device() != 0
                && tx.deviceLists()
                        .find(SignalNames.name(device))
                        .filter(list -> list.devices().stream().anyMatch(entry -> entry.id() == device.device()))
                        .isEmpty();
    }

    /** A new session from the keys that came along; says so if they show another identity. */
    private List<Event> begin(Transaction tx, Jid device, RetryRequest request, Node keys) {
        SignalAddress address = SignalNames.address(device);
        try {
            PreKeyBundle bundle =
                    KeyNodes.bundle(keys.child("registration").isPresent() ? keys : registered(request), keys);
            Optional<String> objection = device.device() == 0
                    ? Optional.empty()
                    : keys.child("device-identity")
                            .flatMap(voucher -> DeviceVoucher.objection(
                                    voucher.dataBytes(),
                                    bundle.identityKey(),
                                    tx.signal().stores().identities().find(SignalNames.address(device.withDevice(0)))));
            if (objection.isPresent()) {
                LOG.warn("The keys of {} are not believed: {}", device, objection.get());
                return List.of();
            }
            IdentityStatus status =
                    new SessionBuilder(tx.signal().stores(), sessions.policy(), random).start(address, bundle);
            if (status == IdentityStatus.CHANGED) {
                tx.signal().senderKeyHolders().forget(address.name());
                return changed(tx, device, true);
            }
        } catch (UntrustedIdentityException e) {
            // What it would be encrypted for is the device that was there before.
            tx.signal().retries().answered(request.id(), request.requester().toString());
            return changed(tx, device, false);
        } catch (SignalException | IllegalArgumentException e) {
            LOG.warn("The keys of {} cannot be used: {}", device, e.getMessage());
        }
        return List.of();
    }

    private List<Event> changed(Transaction tx, Jid device, boolean accepted) {
        return List.of(new IdentityChanged(tx.addresses().party(device), accepted, time.now()));
    }

    private static Node registered(RetryRequest request) {
        return Node.builder("receipt")
                .child(KeyNodes.registration(request.registration().orElse(0L)))
                .build();
    }

    /** Whoever was installed anew has nothing of the session that we have. */
    private static void compare(Transaction tx, SignalAddress address, RetryRequest request) {
        Optional<SessionRecord> session = tx.signal().stores().sessions().find(address);
        boolean another = session.isPresent()
                && request.registration().isPresent()
                && session.get().remoteRegistrationId()
                        != request.registration().get();
        if (another) {
            tx.signal().stores().sessions().remove(address);
        }
    }

    /** How long a session that was made anew is given to prove itself. */
    static Duration patience() {
        return Duration.ofHours(1);
    }
}
