package io.github.camelwhatsapp.tests.docs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppComponent;
import io.github.camelwhatsapp.delivery.DeliverySettings.Unconsumed;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * What the examples of the documentation speak of: the emulator, the account {@code support} of one generation of the protocol in a
 * CamelContext, Ann and Bob, who are there, and groups with the subject Friends.
 */
final class World implements AutoCloseable {
    /** The account's own number. */
    static final String OWN = "34600000001";
    /** Somebody. */
    static final String ANN = "34123456789";
    /** Somebody else. */
    static final String BOB = "34987654321";
    /** The group as the pages write it. */
    static final String GROUP = "34600000001-1400000000";
    /** How long to wait for what must happen, also on a machine that has much else to do. */
    static final Duration SOON = Duration.ofSeconds(60);

    private final String generation;
    private final WhatsAppEmulator emulator;
    private final Path directory;
    private final WhatsAppAccount account = new WhatsAppAccount();
    private CamelContext context;
    private Witness witness;
    private int groups;
    private volatile String group = GROUP;

    private World(String generation, WhatsAppEmulator emulator, Path directory) {
        this.generation = generation;
        this.emulator = emulator;
        this.directory = directory;
        settle();
    }

    private static World of(String generation, TimeSource time) {
        WhatsAppEmulator emulator = WhatsAppEmulator.builder().time(time).start();
        emulator.account(OWN);
        emulator.phone(ANN);
        emulator.account(BOB);
        return new World(generation, emulator, newDirectory());
    }

    private static Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory("world");
            Files.write(directory.resolve("face.png"), png());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A world that has not begun, so that something can be done before. */
    static World asleep(String generation) {
        return of(generation, TimeSource.system());
    }

    /** The same on a clock of the test's own, for the servers. */
    static World asleep(String generation, TimeSource servers) {
        return of(generation, servers);
    }

    /** A world in which the account is logged in. */
    static World awake(String generation) {
        return asleep(generation).begin().login();
    }

    private void settle() {
        account.setGeneration(generation);
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        account.setUnconsumed(Unconsumed.DROP);
        account.setPacing(WhatsAppAccount.Pace.OFF);
        account.setReconnectDelay(Duration.ofMillis(100));
        account.setTrustedCertificates(emulator.certificate().pem());
        if (isLinked()) {
            account.setServers("localhost:" + emulator.multiDevice().address().getPort());
            account.setRootKey(emulator.multiDevice().rootKey());
        } else {
            account.setPhoneNumber(OWN);
            account.setPassword(emulator.account(OWN).password());
            account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
            account.setRegistrationUrl(emulator.registration().address().toString());
        }
    }

    /** Changes the account before it begins. */
    World with(Consumer<WhatsAppAccount> change) {
        change.accept(account);
        return this;
    }

    /** Another device of the same account on the same servers, logged in. {@link #end} it. */
    World anotherDevice() {
        return new World(generation, emulator, directory).begin().login();
    }

    /** Starts a CamelContext without routes, and the account in it. */
    World begin() {
        prepare();
        start();
        return this;
    }

    /** Makes a CamelContext, so that routes can be there before it starts. */
    World prepare() {
        context = new DefaultCamelContext();
        witness = new Witness();
        context.getPropertiesComponent().addPropertiesSource(new Placeholders());
        context.getRegistry().bind("support", account);
        context.getManagementStrategy().addEventNotifier(witness);
        return this;
    }

    /** Starts it. */
    void start() {
        context.start();
        keepTheAccount();
    }

    /** An account lives as long as somebody uses it. */
    private void keepTheAccount() {
        try {
            context.getEndpoint("whatsapp-web:support").createProducer().start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the account and Ann's phone are logged in; links the account first where it must be. */
    World login() {
        ann();
        if (isLinked()) {
            link();
        }
        awaitOnline();
        return this;
    }

    /** Links the account to the phone of its number. */
    void link() {
        LinkingCode code = (LinkingCode) unlinked().ask("linkByQr", null, Map.of());
        phone(OWN).scans(code.text()).orTimeout(SOON.toSeconds(), SECONDS).join();
    }

    /** Waits until the account has found out that it is not linked, so that it can be. */
    World unlinked() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> WhatsApp.accounts(context).stream()
                .anyMatch(report -> report.state().equals("FAILED")));
        return this;
    }

    /** Waits until the account is logged in. */
    void awaitOnline() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> WhatsApp.accounts(context).stream()
                .anyMatch(AccountReport::isOnline));
    }

    /** Whether the account is one of today's network. */
    boolean isLinked() {
        return generation.equals("multidevice");
    }

    /** The servers. */
    WhatsAppEmulator emulator() {
        return emulator;
    }

    /** What went through routes. */
    Witness witness() {
        return witness;
    }

    /** The phone of a number. */
    Phone phone(String number) {
        return emulator.phone(number);
    }

    /** Somebody's phone, logged in. */
    Phone ann() {
        return phone(ANN).awaitOnline(SOON);
    }

    /** A directory with {@code face.png} in it. */
    Path directory() {
        return directory;
    }

    /** An example's text as it can run in any world: the group is a placeholder, which stands for the one that was made last. */
    static String anywhere(String text) {
        return text.replace(GROUP, "{{group}}");
    }

    /** What is in {@code face.png}. */
    byte[] face() {
        try {
            return Files.readAllBytes(directory.resolve("face.png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes another group of these. The first is its administrator. */
    EmulatedGroup group(String creator, String... members) {
        groups++;
        EmulatedGroup made = emulator.group(creator + "-" + (1_400_000_000 + groups), "Friends", creator, members);
        group = made.id();
        return made;
    }

    /** Does an operation on the account and returns its answer. */
    Object ask(String operation, Object body, Map<String, Object> headers) {
        return send("operation=" + operation, body, headers);
    }

    /** The same by options of the endpoint. */
    Object send(String options, Object body, Map<String, Object> headers) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.requestBodyAndHeaders("whatsapp-web:support?" + options, body, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a body to an endpoint of the context, and waits for the result. */
    Object call(String uri, Object body) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.requestBody(uri, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the server tell the account something. */
    void notify(Jid from, String type, Node child) {
        if (isLinked()) {
            int device = phone(OWN).linkedDevices().get(0).number();
            emulator.account(OWN).notifyDevice(device, from, type, child);
        } else {
            emulator.account(OWN).notification(from, type, child);
        }
    }

    /** Cuts every connection. */
    void disconnect() {
        if (isLinked()) {
            emulator.multiDevice().disconnectAll();
        } else {
            emulator.disconnectAll();
        }
    }

    /** A world whose account has not registered its number yet, in a world that has begun. */
    static World fresh(String generation) {
        return asleep(generation).with(account -> account.setPassword(null)).begin();
    }

    /** The id of the route that was added first. */
    String firstRoute() {
        return ((ModelCamelContext) context).getRouteDefinitions().get(0).getRouteId();
    }

    /** Changes the component. */
    World tune(Consumer<WhatsAppComponent> change) {
        change.accept(context.getComponent("whatsapp-web", WhatsAppComponent.class));
        return this;
    }

    /** Binds a bean for routes. */
    void bind(String name, Object bean) {
        context.getRegistry().bind(name, bean);
    }

    /** How many routes there are. */
    int routes() {
        return context.getRoutesSize();
    }

    /** Adds routes. */
    void add(RoutesBuilder routes) {
        try {
            context.addRoutes(routes);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage() + because(e), e);
        }
    }

    /** Adds the routes of a text in YAML. */
    void addYaml(String text) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("example.yaml", text));
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage() + because(e), e);
        }
    }

    private static String because(Exception e) {
        return e.getCause() == null ? "" : ": " + e.getCause().getMessage();
    }

    /** Stops and removes all routes. */
    void clear() {
        try {
            context.getRouteController().stopAllRoutes();
            context.getRouteController().removeAllRoutes();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the CamelContext, not the servers. */
    void end() {
        context.stop();
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
        emulator.close();
        deleteDirectory();
    }

    private void deleteDirectory() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** The event of an exchange, for those who look. */
    static Object eventOf(org.apache.camel.Exchange exchange) {
        return WhatsApp.event(exchange).map(Object.class::cast).orElse("");
    }

    /** What the examples leave to whoever runs them. */
    private final class Placeholders implements PropertiesSource {
        @Override
        public String getName() {
            return "world";
        }

        @Override
        public String getProperty(String name) {
            return switch (name) {
                case "pictures" -> directory.toString();
                case "group" -> group;
                default -> null;
            };
        }
    }
}
