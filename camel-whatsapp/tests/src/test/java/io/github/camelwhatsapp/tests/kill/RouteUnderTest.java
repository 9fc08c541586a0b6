package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;

/** The process that is killed: one CamelContext with one route, which writes down each message that it gets. */
final class RouteUnderTest {
    private final Subject subject;
    private final KillSwitch killSwitch;
    private final OutputStream log;
    private final DefaultCamelContext context = new DefaultCamelContext();

    private RouteUnderTest(Subject subject) throws IOException {
        this.subject = subject;
        killSwitch = new KillSwitch(subject.place(), subject.after(), RouteUnderTest::tell);
        log = new FileOutputStream(subject.log().toFile(), true);
    }

    /**
     * Runs until it is killed or told to stop.
     *
     * @param arguments see {@link Subject#arguments}
     */
    public static void main(String[] arguments) throws Exception {
        new RouteUnderTest(Subject.parse(arguments)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        context.getRegistry().bind(Variant.ACCOUNT, account());
        context.getRegistry().bind("cipher", new StoppingCipher(killSwitch));
        context.getManagementStrategy().addEventNotifier(new Settled());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                subject.variant()
                        .complete(from(subject.variant().source()).id("subject").process(RouteUnderTest.this::handle));
            }
        });
        context.start();
        obey();
    }

    private WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setPhoneNumber(subject.number());
        account.setPassword(subject.password());
        account.setServers(subject.server());
        account.setStorePath(subject.store().toString());
        account.setReconnectDelay(Duration.ofMillis(50));
        account.setMaximumReconnectDelay(Duration.ofMillis(500));
        return account;
    }

    private void handle(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int number = Integer.parseInt(message.getBody(String.class));
        int count = message.getHeader(WhatsAppConstants.DELIVERY_COUNT, int.class);
        boolean fails = subject.variant().fails(number, count);
        write(new Handled(
                subject.run(),
                message.getHeader(WhatsAppConstants.CONVERSATION_KEY, String.class),
                number,
                count,
                !fails));
        killSwitch.pass(Place.IN_ROUTE);
        exchange.getExchangeExtension().addOnCompletion(new RouteDone());
        if (fails) {
            throw new IllegalStateException("message " + number + " is to fail");
        }
    }

    /** One write call each: what the system has taken outlives the process. */
    private void write(Handled handled) throws IOException {
        synchronized (log) {
            log.write((handled.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        tell(Wire.HANDLED + handled.line());
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command) {
                case Wire.DRAIN -> drain();
                case Wire.STOP -> {
                    context.stop();
                    return;
                }
                default -> throw new IllegalArgumentException("no such command: " + command);
            }
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
