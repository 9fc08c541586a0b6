package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.emulator.classic.ClassicPipeline;
import io.github.camelwhatsapp.emulator.classic.ClassicService;
import io.github.camelwhatsapp.emulator.connection.TcpServer;
import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.Violation;
import io.github.camelwhatsapp.emulator.media.MediaHost;
import io.github.camelwhatsapp.emulator.multidevice.Clientele;
import io.github.camelwhatsapp.emulator.multidevice.LaneDesk;
import io.github.camelwhatsapp.emulator.multidevice.MediaRetryDesk;
import io.github.camelwhatsapp.emulator.multidevice.MultiDeviceService;
import io.github.camelwhatsapp.emulator.multidevice.PlainPipeline;
import io.github.camelwhatsapp.emulator.multidevice.WebSocketPipeline;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.Phones;
import io.github.camelwhatsapp.emulator.registration.RegistrationPipeline;
import io.github.camelwhatsapp.emulator.registration.RegistrationService;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.script.Generation;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.Lane;
import io.github.camelwhatsapp.emulator.state.MediaShelf;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.tls.ServerCertificate;
import io.github.camelwhatsapp.emulator.web.Workshop;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.noise.RootCertificate;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WhatsApp servers on loopback. Start one with {@link #builder()}, make accounts, point clients at {@link
 * #classicAddress()}, and look at the ledgers in the end: an emulator whose ledgers complain has met a client that
 * breaks the protocol.
 *
 * <p>It listens on loopback only. Safe for use by several threads, but not from an event loop of the emulator. Who starts it
 * closes it.
 */
public final class WhatsAppEmulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppEmulator.class);

    private final Lane lane = new Lane("whatsapp-emulator");
    private final Ports ports = new Ports(lane);
    private final Ledgers ledgers = new Ledgers();
    private final FaultPlan faults;
    private final Transcript transcript;
    private final ServerState state;
    private final ClassicService classic;
    private final TcpServer classicServer;
    private final MultiDeviceService multiDeviceService;
    private final EmulatedMultiDevice multiDevice;
    private final MultiDeviceService phoneService;
    private final TcpServer phoneServer;
    private final EmulatedRegistration registration;
    private final PlayedPhones phones;
    private final ServerCertificate certificate;
    private final MediaHost media;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param certificate what the services show; made or read before there is anything to close
     */
    WhatsAppEmulator(WhatsAppEmulatorBuilder settings, ServerCertificate certificate) {
        this.certificate = certificate;
        faults = new FaultPlan(settings.seed());
        transcript = new Transcript(settings.limits().transcript());
        state = new ServerState(lane, settings.time(), settings.limits(), settings.patience(), settings.nonces());
        classic = new ClassicService(state, ledgers, transcript, faults);
        MediaRetryDesk mediaRetries = new MediaRetryDesk();
        multiDeviceService = multiDeviceService(settings, mediaRetries, Clientele.LINKED_DEVICES);
        phoneService = multiDeviceService(settings, mediaRetries, Clientele.PHONES);
        classicServer = ports.open("whatsapp-emulator-io", settings.classicAddress(), new ClassicPipeline(classic));
        multiDevice = new EmulatedMultiDevice(
                multiDeviceService,
                ports.open(
                        "whatsapp-emulator-md-io",
                        settings.multiDeviceAddress(),
                        new WebSocketPipeline(multiDeviceService, certificate.serverContext())));
        phoneServer =
                ports.open("whatsapp-emulator-phone-io", settings.phoneAddress(), new PlainPipeline(phoneService));
        registration = new EmulatedRegistration(
                state,
                ports.open(
                        "whatsapp-emulator-registration",
                        settings.registrationAddress(),
                        new RegistrationPipeline(
                                new RegistrationService(state, ledgers), lane, certificate.serverContext())));
        media = ports.orClose(() -> new MediaHost(state.media(), state.mms(), certificate, this::mediaBreach));
        phones = startPhones(settings.pagePort());
        LOG.debug(
                "The emulator serves the classic protocol on {}, linked devices on {}",
                classicAddress(),
                multiDevice.uri());
    }

    private MultiDeviceService multiDeviceService(
            WhatsAppEmulatorBuilder settings, MediaRetryDesk mediaRetries, Clientele clientele) {
        return new MultiDeviceService(
                state,
                ledgers,
                new Transcript(settings.limits().transcript()),
                new FaultPlan(settings.seed(), Generation.MULTI_DEVICE),
                mediaRetries,
                clientele,
                KeyPair.of(PrivateKey.of(certificate.secret())));
    }

    /** Begins the settings of an emulator. */
    public static WhatsAppEmulatorBuilder builder() {
        return new WhatsAppEmulatorBuilder();
    }

    /** Where the classic service listens. */
    public InetSocketAddress classicAddress() {
        return classicServer.address();
    }

    /** The host of media: where it listens, what is to go wrong there, what it was asked for. */
    public MediaHost media() {
        return media;
    }

    /** The media that the server holds. */
    public MediaShelf mediaShelf() {
        return state.media();
    }

    /** The encrypted media of linked devices that the server holds. */
    public MmsShelf mmsShelf() {
        return state.mms();
    }

    /** The registration service: where it is, what it sends to phones, and what it is to refuse. */
    public EmulatedRegistration registration() {
        return registration;
    }

    /** The certificate of the HTTPS services, for clients to trust; made anew with each emulator. */
    public ServerCertificate certificate() {
        return certificate;
    }

    /** The service of linked devices. */
    public EmulatedMultiDevice multiDevice() {
        return multiDevice;
    }

    /**
     * The account of a number, made now if there is none.
     *
     * @param number 5 to 20 digits with the country code, without a plus
     * @throws IllegalArgumentException if it is none
     */
    public EmulatedAccount account(String number) {
        Account account = lane.call(() -> state.accounts().provision(number));
        return new EmulatedAccount(state, ledgers.violations(), account.number());
    }

    /**
     * Makes a group, and accounts for those in it who have none.
     *
     * @param id a number, a dash and seconds since 1970, or digits alone
     * @param subject what it is called
     * @param creator the number of its first member and administrator
     * @param members the numbers of the others
     * @throws IllegalArgumentException if a number or the id is none, or there is such a group
     */
    public EmulatedGroup group(String id, String subject, String creator, String... members) {
        Group group = lane.call(() -> {
            Jid first = state.accounts().provision(creator).jid();
            Group made = state.groups().create(id, subject, first, state.time().now());
            for (String member : members) {
                made.add(state.accounts().provision(member).jid());
            }
            return made;
        });
        return new EmulatedGroup(state, group.jid());
    }

    /**
     * The phone of a number, for a test to play: an ordinary client of the classic service. At first use it is made, with its
     * account, and begins to connect.
     *
     * @throws IllegalArgumentException if the text is no number
     * @throws IllegalStateException if there are too many phones
     */
    public Phone phone(String number) {
        return phones.phone(number);
    }

    /** The page on which a person plays phones; empty if the emulator was started without one. */
    public Optional<URI> page() {
        return phones.page("");
    }

    /** The part of the page that plays one phone; empty if the emulator was started without a page. */
    public Optional<URI> page(String number) {
        return phones.page("phones/" + number);
    }

    /** The nodes that passed lately between phones and the service of today's network. */
    public Transcript phoneTranscript() {
        return phoneService.transcript();
    }

    /** What is to go wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** What clients did that they must not do. */
    public Ledgers ledgers() {
        return ledgers;
    }

    /** The nodes that passed lately. */
    public Transcript transcript() {
        return transcript;
    }

    /** The numbers that are logged in. */
    public List<String> online() {
        return lane.call(classic::online);
    }

    /** How many connections there were, those that are open included. */
    public int connections() {
        return lane.call(classic::allConnections);
    }

    /** How many connections are open. */
    public int openConnections() {
        return lane.call(classic::openConnections);
    }

    /**
     * Waits until a number is logged in.
     *
     * @param limit how long at most, in wall time
     * @throws io.github.camelwhatsapp.emulator.state.ConditionNotMetException if it is not by then
     */
    public void awaitOnline(String number, Duration limit) {
        await(number + " is logged in", limit, () -> isOnline(number));
    }

    /** Waits until a number is not logged in; otherwise as {@link #awaitOnline}. */
    public void awaitOffline(String number, Duration limit) {
        await(number + " is not logged in", limit, () -> !isOnline(number));
    }

    /** Waits until so many connections were made in all; otherwise as {@link #awaitOnline}. */
    public void awaitConnections(int count, Duration limit) {
        await(count + " connections were made", limit, () -> classic.allConnections() >= count);
    }

    /** Waits until a number has acked everything that waited for it; otherwise as {@link #awaitOnline}. */
    public void awaitSettled(String number, Duration limit) {
        await(number + " has acked everything", limit, () -> state.accounts()
                .find(number)
                .map(account -> account.mailbox().size() == 0)
                .orElse(true));
    }

    /** Ends every connection at once, as a server that goes down does. */
    public void disconnectAll() {
        lane.run(classic::disconnectAll);
    }

    /**
     * Switches the phones off, ends every connection and forgets everything: accounts, groups, faults, ledgers, transcript.
     * The addresses stay.
     */
    public void reset() {
        phones.switchOff();
        lane.run(() -> {
            classic.reset();
            multiDeviceService.reset();
            phoneService.reset();
            state.reset();
            faults.clear();
            media.faults().clear();
            state.media().clear();
            state.mms().clear();
            multiDevice.faults().clear();
            ledgers.clear();
            transcript.clear();
            multiDevice.transcript().clear();
            phoneService.transcript().clear();
        });
        phones.begin();
    }

    /** Stops listening, closes every connection and ends the threads; a second time it does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                phones.close();
            } finally {
                closeServers();
            }
        }
    }

    private void closeServers() {
        media.close();
        state.media().close();
        state.mms().close();
        ports.stopListening();
        try {
            lane.run(classic::disconnectAll);
            lane.run(multiDeviceService::disconnectAll);
            lane.run(phoneService::disconnectAll);
        } finally {
            ports.close();
        }
    }

    private void mediaBreach(String what) {
        ledgers.violations().add(new Violation(state.time().now(), 0, "", Rule.MEDIA_UPLOAD, what));
    }

    private PlayedPhones startPhones(OptionalInt pagePort) {
        try {
            return new PlayedPhones(
                    state,
                    classicAddress(),
                    new Phones.Today(
                            phoneServer.address(),
                            new RootCertificate(phoneService.identity().root(), 0)),
                    new LaneDesk(multiDeviceService),
                    certificate.trustingContext(),
                    workshop(),
                    pagePort);
        } catch (RuntimeException e) {
            closeServers();
            throw e;
        }
    }

    private Workshop workshop() {
        Map<String, Workshop.Service> services = new LinkedHashMap<>();
        services.put("multidevice", service(multiDeviceService, Optional.of(multiDevice.faults())));
        services.put("classic", new Workshop.Service(transcript, Optional.of(faults), this::disconnectAll));
        services.put("phones", service(phoneService, Optional.empty()));
        return new Workshop(services, media.faults(), ledgers.violations(), new Doings());
    }

    private final class Doings implements Workshop.Accounts {
        @Override
        public void exhaustPreKeys(String number, int device) {
            account(number).exhaustPreKeys(device);
        }

        @Override
        public void timeLock(String number, Duration howLong) {
            multiDevice.timeLock(number, howLong);
        }
    }

    private Workshop.Service service(MultiDeviceService service, Optional<FaultPlan> plan) {
        return new Workshop.Service(service.transcript(), plan, () -> lane.run(service::disconnectAll));
    }

    private boolean isOnline(String number) {
        return state.accounts().find(number).flatMap(Account::link).isPresent();
    }

    private void await(String what, Duration limit, BooleanSupplier condition) {
        lane.watches().await(lane, what, limit, condition);
    }
}
