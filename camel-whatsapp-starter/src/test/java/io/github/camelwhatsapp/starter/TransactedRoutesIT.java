package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** When a message counts as done whose route runs in a transaction of Spring's. */
class TransactedRoutesIT {
    private static final WhatsAppEmulator EMULATOR = WhatsAppEmulator.builder().start();
    private static final String OWN = "34600000100";
    private static final String URI =
            "whatsapp-web:support?redeliveryDelay=10ms&maximumRedeliveryDelay=10ms&maximumDeliveries=5";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CamelContext context = new DefaultCamelContext();
    private Phone ann;

    @BeforeEach
    void prepare() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setPassword(EMULATOR.account(OWN).password());
        account.setServers("127.0.0.1:" + EMULATOR.classicAddress().getPort());
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        context.getRegistry().bind("support", account);
        context.getRegistry().bind("required", new SpringTransactionPolicy(new NotedTransactions()));
        ann = EMULATOR.phone("34600000001").awaitOnline(SOON);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @Test
    void commitsBeforeTheMessageIsSettled() throws Exception {
        says(exchange -> log.add("unsettled " + endpoint().getInboxDepth()));
        awaitSettled();
        assertThat(log).containsExactly("begin", "unsettled 1", "commit");
    }

    @Test
    void offersAgainWhatThrewAfterTheRollback() throws Exception {
        says(first(exchange -> {
            throw new IllegalStateException("on purpose");
        }));
        awaitSettled();
        assertThat(log).containsExactly("begin", "offer 1", "rollback", "begin", "offer 2", "commit");
    }

    @Test
    void offersAgainWhatWasMarkedForRollback() throws Exception {
        says(first(exchange -> exchange.setRollbackOnly(true)));
        awaitSettled();
        assertThat(log).containsExactly("begin", "offer 1", "rollback", "begin", "offer 2", "commit");
    }

    @Test
    void cannotSeeAMarkForRollbackOfTheLastAndSettles() throws Exception {
        says(first(exchange -> exchange.setRollbackOnlyLast(true)));
        awaitSettled();
        assertThat(log).containsExactly("begin", "offer 1", "rollback");
    }

    private Processor first(Processor failure) {
        return exchange -> {
            int count = exchange.getIn().getHeader(WhatsAppConstants.DELIVERY_COUNT, Integer.class);
            log.add("offer " + count);
            if (count == 1) {
                failure.process(exchange);
            }
        };
    }

    private void says(Processor work) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI).routeId("route").transacted("required").process(work).process(TransactedRoutesIT::nothing);
            }
        });
        context.start();
        ann.sends("hello").to(OWN);
        await().atMost(SOON).until(() -> !log.isEmpty());
    }

    private void awaitSettled() {
        await().atMost(SOON).until(() -> endpoint().getInboxDepth() == 0);
    }

    private WhatsAppEndpoint endpoint() {
        return context.getEndpoint(URI, WhatsAppEndpoint.class);
    }

    private static void nothing(Exchange exchange) {
        // A step behind the work, which a mark for rollback skips.
    }

    /** Transactions of nothing, whose beginnings and ends are noted. */
    private final class NotedTransactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            log.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            log.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            log.add("rollback");
        }
    }
}
