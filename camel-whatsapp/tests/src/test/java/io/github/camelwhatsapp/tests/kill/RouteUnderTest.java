package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that is killed: one CamelContext with one route, which writes down each message that it gets. */
final class RouteUnderTest {
    private static final Logger LOG = LoggerFactory.getLogger(RouteUnderTest.class);

    private final Subject subject;
    private final KillSwitch killSwitch;
    private final OutputStream log;
    private final BufferedReader commands;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AsyncProducer sender;

    private RouteUnderTest(Subject subject, BufferedReader commands) throws IOException {
        this.subject = subject;
        this.commands = commands;
        killSwitch = new KillSwitch(subject.place(), subject.after(), RouteUnderTest::tell).install();
        log = new FileOutputStream(subject.handled().toFile(), true);
    }

    /** Makes itself ready, waits for the line of a {@link Subject}, and runs until it is killed or told to stop. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        warmUp();
        String line = commands.readLine();
        if (line != null) {
            new RouteUnderTest(Subject.parse(line), commands).run();
        }
        System.exit(0);
    }

    /** Loads what every run needs, so that a process that waits for its turn starts faster. */
    private static void warmUp() throws IOException {
        try (AccountStores stores = SqliteAccountStores.inMemory("warm-up", StoreCipher.plain(), TimeSource.system());
                DefaultCamelContext context = new DefaultCamelContext()) {
            stores.accounts();
            context.build();
        }
    }

    private void run() throws Exception {
        WatchedGeneration.watches(subject.access().protocol());
        WatchedStore store = new WatchedStore(killSwitch, subject.commits());
        context.getRegistry().bind(Variant.ACCOUNT, account());
        context.getRegistry().bind("store", store);
        context.getManagementStrategy().addEventNotifier(new Settled());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                subject.variant()
                        .complete(from(subject.variant().source()).id("subject").process(RouteUnderTest.this::handle));
            }
        });
        context.start();
        sender = context.getEndpoint("whatsapp-web:" + Variant.ACCOUNT).createAsyncProducer();
        sender.start();
        obey();
    }

    private WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration(WatchedGeneration.NAME);
        Access access = subject.access();
        account.setPhoneNumber(access.number());
        account.setServers(access.server());
        switch (access.protocol()) {
            case CLASSIC -> account.setPassword(access.secret());
            case MULTIDEVICE -> {
                account.setRootKey(access.secret());
                account.setTrustedCertificates(access.certificate().toString());
            }
        }
        account.setStorePath(subject.store().toString());
        account.setPacing(WhatsAppAccount.Pace.OFF);
        account.setEncryption(
                subject.variant().isEncrypted() ? WhatsAppAccount.Encryption.ON : WhatsAppAccount.Encryption.OFF);
        account.setReconnectDelay(Duration.ofMillis(50));
        account.setMaximumReconnectDelay(Duration.ofMillis(500));
        return account;
    }

    private void handle(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int number = subject.variant().isOfMedia() ? unpack(message) : Integer.parseInt(message.getBody(String.class));
        int count = message.getHeader(WhatsAppConstants.DELIVERY_COUNT, int.class);
        boolean fails = subject.variant().fails(number, count);
        write(new Handled(
                subject.run(),
                message.getHeader(WhatsAppConstants.CONVERSATION_KEY, String.class) + "/"
                        + message.getHeader(WhatsAppConstants.SENDER, String.class),
                number,
                count,
                !fails));
        killSwitch.pass(Place.IN_ROUTE);
        exchange.getExchangeExtension().addOnCompletion(new RouteDone());
        if (fails) {
            throw new IllegalStateException("message " + number + " is to fail");
        }
    }

    /** Reads a document, which is fetched now. */
    private static int unpack(Message message) {
        int number = Parcel.number(message.getHeader(WhatsAppConstants.FILE_NAME, String.class));
        if (!Arrays.equals(message.getBody(byte[].class), Parcel.bytes(number))) {
            throw new IllegalStateException("document " + number + " has other bytes than it was sent with");
        }
        return number;
    }

    /** One write call each: what the system has taken outlives the process. */
    private void write(Handled handled) throws IOException {
        synchronized (log) {
            log.write((handled.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        tell(Wire.HANDLED + handled.line());
    }

    private void obey() throws IOException {
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals(Wire.STOP)) {
                context.stop();
                return;
            } else if (command.equals(Wire.DRAIN)) {
                drain();
            } else if (command.equals(Wire.LINK)) {
                link();
            } else if (command.equals(Wire.STATE)) {
                state();
            } else if (command.startsWith(Wire.SEND)) {
                send(command.substring(Wire.SEND.length()).split(" ", -1));
            } else {
                throw new IllegalArgumentException("no such command: " + command);
            }
        }
    }

    private void link() {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            tell(Wire.CODE
                    + template.requestBody("whatsapp-web:" + Variant.ACCOUNT, new LinkByQr(), LinkingCode.class)
                            .text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void state() {
        AccountReport decided = await().atMost(Duration.ofSeconds(50))
                .until(
                        () -> WhatsApp.accounts(context).get(0),
                        report -> report.isOnline() || report.state().equals("FAILED"));
        tell(Wire.DECIDED + (decided.isOnline() ? Wire.ONLINE : decided.toMap()));
    }

    /** Sends a number to a chat, in the order of the commands; says so when the server has it. */
    private void send(String[] numberAndChat) {
        Exchange exchange = new DefaultExchange(context);
        fill(exchange.getMessage(), numberAndChat[0]);
        exchange.getMessage().setHeader(WhatsAppConstants.TO, numberAndChat[1]);
        exchange.getMessage().setHeader(WhatsAppConstants.IDEMPOTENCY_KEY, "out " + numberAndChat[0]);
        sender.process(exchange, doneSync -> {
            if (exchange.getException() == null) {
                tell(Wire.SENT + numberAndChat[0] + " "
                        + exchange.getMessage().getHeader(WhatsAppConstants.SENT_MESSAGE_ID, String.class));
            } else {
                LOG.error("Message {} was not sent", numberAndChat[0], exchange.getException());
            }
        });
    }

    private void fill(Message message, String number) {
        if (subject.variant().isOfMedia()) {
            message.setBody(Parcel.bytes(Integer.parseInt(number)));
            message.setHeader(WhatsAppConstants.MEDIA_TYPE, Parcel.TYPE);
            message.setHeader(WhatsAppConstants.MEDIA_NAME, Parcel.name(Integer.parseInt(number)));
        } else {
            message.setBody(number);
        }
    }

    private void drain() {
        WhatsAppEndpoint endpoint = context.getEndpoint(subject.variant().source(), WhatsAppEndpoint.class);
        await().atMost(Duration.ofSeconds(50))
                .until(() -> endpoint.getInboxDepth() == endpoint.getParked() + endpoint.getUnconsumed());
        tell(Wire.DRAINED + endpoint.getParked());
    }

    private static void tell(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** The component settles in a completion of the lowest order; this one comes before it. */
    private final class RouteDone extends SynchronizationAdapter {
        @Override
        public void onDone(Exchange exchange) {
            killSwitch.pass(Place.ROUTE_DONE);
        }
    }

    /** Camel tells of an exchange's end when all its completions have run. */
    private final class Settled extends EventNotifierSupport {
        @Override
        public boolean isEnabled(CamelEvent event) {
            return event.getType() == CamelEvent.Type.ExchangeCompleted;
        }

        @Override
        public void notify(CamelEvent event) {
            killSwitch.pass(Place.SETTLED);
        }
    }
}
