package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.connection.TcpServer;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.ViolationsLedger;
import io.github.camelwhatsapp.emulator.multidevice.MinimumVersion;
import io.github.camelwhatsapp.emulator.multidevice.MultiDeviceService;
import io.github.camelwhatsapp.emulator.multidevice.TrustedContacts;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The service of linked devices, as a test sees and sets it. Clients are pointed at {@link #uri()}, told to trust {@link
 * WhatsAppEmulator#certificate()} for TLS and {@link #rootKey()} for the handshake. Safe for use by several threads, but not
 * from an event loop of the emulator. Settings are forgotten by {@link WhatsAppEmulator#reset()}.
 */
public final class EmulatedMultiDevice {
    private final MultiDeviceService service;
    private final ViolationsLedger violations;
    private final FaultPlan faults;
    private final Transcript transcript;
    private final TcpServer server;

    EmulatedMultiDevice(MultiDeviceService service, TcpServer server) {
        this.service = service;
        violations = service.ledgers().violations();
        faults = service.faults();
        transcript = service.transcript();
        this.server = server;
    }

    /** Where the service listens: {@code wss://localhost:PORT/ws/chat}. */
    public URI uri() {
        return URI.create("wss://localhost:" + address().getPort() + "/ws/chat");
    }

    /** The address that it listens on. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** The root key of the service's certificates, 32 bytes in hexadecimal; its serial number is 0. */
    public String rootKey() {
        return HexFormat.of().formatHex(service.identity().root().raw());
    }

    /** What is to go wrong in this service. */
    public FaultPlan faults() {
        return faults;
    }

    /** The nodes that passed lately in this service. */
    public Transcript transcript() {
        return transcript;
    }

    /** The ids of the messages whose media a phone was asked to bring once more, and has not answered yet. */
    public List<String> mediaRetries() {
        return call(() -> service.mediaRetries().requests());
    }

    /**
     * A phone brings a medium once more, as it was asked to.
     *
     * @param id the id of the message
     * @param mediaKey the key of its medium, 32 bytes
     * @param directPath where it is now
     * @throws IllegalArgumentException if nobody asked for it, or not with this key
     */
    public void answerMediaRetry(String id, byte[] mediaKey, String directPath) {
        call(() -> {
            service.mediaRetries().answer(id, mediaKey, directPath);
            return id;
        });
    }

    /** A phone answers that it does not have a medium any more; otherwise as {@link #answerMediaRetry}. */
    public void refuseMediaRetry(String id) {
        call(() -> {
            service.mediaRetries().refuse(id);
            return id;
        });
    }

    /** The devices that are logged in, by address. */
    public List<Jid> online() {
        return call(() -> service.online().stream().map(Device::jid).toList());
    }

    /** How many connections there were, those that are open included. */
    public int connections() {
        return call(service::allConnections);
    }

    /** How many connections are open, those of devices that wait to be linked included. */
    public int openConnections() {
        return call(service::openConnections);
    }

    /** When logins were tried since the last reset, the oldest first. */
    public List<Instant> logins() {
        return call(() -> service.logins().attempts());
    }

    /**
     * Lets at most so many logins in within a span of time; the others get the failure 503. Those that are refused count, too: who
     * knocks without a pause is never let in.
     *
     * @param logins how many, 0 or more
     * @param within the span, on the emulator's clock
     */
    public EmulatedMultiDevice loginLimit(int logins, Duration within) {
        return set(() -> service.logins().limit(logins, within));
    }

    /**
     * Refuses versions older than this with the failure 405.
     *
     * @param version three numbers with dots between them, such as {@code 2.3000.1035194821}
     * @throws IllegalArgumentException if it is something else
     */
    public EmulatedMultiDevice minimumVersion(String version) {
        MinimumVersion parsed = MinimumVersion.parse(version);
        return set(() -> service.minimumVersion(parsed));
    }

    /**
     * Sets one of the server's properties.
     *
     * @param code such as {@code 14303}: whether tokens are given to hidden addresses
     * @param value such as {@code true}
     */
    public EmulatedMultiDevice property(String code, String value) {
        return set(() -> service.properties().put(code, value));
    }

    /**
     * Lets a number write to nobody for a while who has not given it a token: such messages are refused with 463, and the number's devices
     * are told until when.
     *
     * @param howLong on the emulator's clock; zero or less ends it
     */
    public EmulatedMultiDevice timeLock(String number, Duration howLong) {
        return set(() -> service.state()
                .accounts()
                .provision(number)
                .trust()
                .lock(service.state().time().now().plus(howLong)));
    }

    /** Has a number give another one a token of this moment, as their devices do when they have written. */
    public EmulatedMultiDevice givesToken(String from, String to) {
        return set(() -> TrustedContacts.bring(
                service.state(),
                service.state().accounts().provision(from),
                service.state().accounts().provision(to),
                service.state().time().now()));
    }

    /** Whether clients that know the server's key may resume (IK); if not they have to fall back. They may at first. */
    public EmulatedMultiDevice resumption(boolean allowed) {
        return set(() -> service.resumption(allowed));
    }

    /** Answers requests for a pairing code with this error, such as 429, until the next reset. */
    public EmulatedMultiDevice refuseCodes(int error) {
        return set(() -> service.linking().refuseCodes(OptionalInt.of(error)));
    }

    /**
     * Says which client the devices are that nobody has linked yet, so that its known habits count as declared; for those that
     * are linked their account says it.
     */
    public EmulatedMultiDevice lenient(PeerProfile profile) {
        violations.profile("", profile);
        return this;
    }

    /** Asks every device that waits with a pairing code to forget it and show another one. */
    public EmulatedMultiDevice refreshCodes() {
        return set(() -> service.linking().refreshCodes());
    }

    /** Asks every device that waits to be linked for another secret in its QR code. */
    public EmulatedMultiDevice refreshSecrets() {
        return set(() -> service.linking().tellWaiting("companion_reg_refresh", Node.of("companion_reg_refresh")));
    }

    /**
     * Asks every device that waits to be linked for a passkey, as accounts do that are protected by one. The shape beyond the
     * type is not verified.
     */
    public EmulatedMultiDevice demandPasskey() {
        return set(
                () -> service.linking().tellWaiting("passkey_prologue_request", Node.of("passkey_prologue_request")));
    }

    /**
     * Sends every device that is connected an {@code ib} with this child, for example {@code client_expiration} or {@code
     * dirty}.
     */
    public EmulatedMultiDevice tellAll(Node child) {
        return set(() -> service.tellAll(child));
    }

    /** Pings every device that is connected; one that does not answer in time is thrown out. */
    public EmulatedMultiDevice pingAll() {
        return set(service::pingAll);
    }

    /** Hands all devices that are connected other routing information. */
    public EmulatedMultiDevice changeRouting() {
        return set(service::changeRouting);
    }

    /** The routing information of the moment, as connections that were told bring it. */
    public byte[] routing() {
        return call(() -> service.routing().current());
    }

    /** Ends every connection at once, as a server that goes down does. */
    public void disconnectAll() {
        set(service::disconnectAll);
    }

    /**
     * Waits until a number has this many devices logged in.
     *
     * @param limit how long at most, in wall time
     * @throws io.github.camelwhatsapp.emulator.state.ConditionNotMetException if it has not by then
     */
    public void awaitOnline(String number, int devices, Duration limit) {
        await(
                devices + " devices of " + number + " are logged in",
                limit,
                () -> service.online().stream()
                                .filter(device -> device.account().number().equals(number))
                                .count()
                        == devices);
    }

    /** Waits until a device waits for a number's phone with a pairing code; otherwise as {@link #awaitOnline}. */
    public void awaitCode(String number, Duration limit) {
        await("a device asks for a code of " + number, limit, () -> service.linking()
                .isCodeAwaited(number));
    }

    /** Waits until so many connections were made in all; otherwise as {@link #awaitOnline}. */
    public void awaitConnections(int count, Duration limit) {
        await(count + " connections were made", limit, () -> service.allConnections() >= count);
    }

    /**
     * Waits until the devices of a number, the phone included, have acked everything that waited for them; otherwise as {@link
     * #awaitOnline}.
     */
    public void awaitSettled(String number, Duration limit) {
        await(
                "the devices of " + number + " have acked everything",
                limit,
                () -> service.state().accounts().find(number).stream()
                        .flatMap(account -> account.linked().reachable().stream())
                        .allMatch(device -> device.mailbox().size() == 0));
    }

    /** Waits until a linked device has one-time prekeys, so that others can write to it; otherwise as {@link #awaitOnline}. */
    public void awaitPreKeys(String number, int device, Duration limit) {
        await("device " + device + " of " + number + " has prekeys", limit, () -> service.state()
                .accounts()
                .find(number)
                .flatMap(account -> account.linked().find(device))
                .filter(linked -> linked.preKeys().count() > 0)
                .isPresent());
    }

    private EmulatedMultiDevice set(Runnable change) {
        service.state().lane().run(change);
        return this;
    }

    private <T> T call(Supplier<T> question) {
        return service.state().lane().call(question);
    }

    private void await(String what, Duration limit, BooleanSupplier condition) {
        service.state().lane().watches().await(service.state().lane(), what, limit, condition);
    }
}
