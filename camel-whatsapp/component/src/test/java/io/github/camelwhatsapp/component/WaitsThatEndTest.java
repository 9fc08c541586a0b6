package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.RouteSubscription.Receiver;
import io.github.camelwhatsapp.component.RouteSubscription.Terms;
import io.github.camelwhatsapp.component.SharedMedia.Bytes;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;

class WaitsThatEndTest extends ScriptedRoutes {
    /** As many as the clients of a context have threads, and one more. */
    private static final int ACCOUNTS = Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;

    @Test
    void exceptionHandlersOfManyAccountsMaySendAndWaitAtOnce() throws Exception {
        Queue<Object> answers = new ConcurrentLinkedQueue<>();
        context.getRegistry().bind("handler", new SendingHandler(answers));
        List<String> names = IntStream.range(0, ACCOUNTS).mapToObj(i -> "a" + i).toList();
        WhatsAppComponent component = context.getComponent(WhatsAppConstants.SCHEME, WhatsAppComponent.class);
        names.forEach(name -> component.addAccount(name, account()));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:help").to("whatsapp-web:support?operation=ping");
                for (String name : names) {
                    from("whatsapp-web:" + name + "?maximumDeliveries=1&exceptionHandler=#handler")
                            .routeId(name)
                            .throwException(new IllegalStateException("expected by the test"));
                }
            }
        });
        names.forEach(
                name -> await().until(() -> ScriptedGeneration.server(name).isOnline()));

        names.forEach(name -> ScriptedGeneration.server(name).says("hello"));

        await().until(() -> answers.size() == ACCOUNTS);
    }

    @Test
    void anAnswerThatTheExchangeDoesNotTakeIsItsException() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to("whatsapp-web:support?operation=ping");
            }
        });
        Exchange exchange = new DefaultExchange(context);
        exchange.setIn(new StubbornMessage(exchange));

        context.createProducerTemplate().asyncSend("direct:ask", exchange).get(20, TimeUnit.SECONDS);

        assertThat(exchange.getException()).hasMessage("expected by the test");
    }

    @Test
    void aDeliveryThatAStoppedConsumerGivesBackLateGoesToTheNextOne() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("whatsapp-web:support?to=34600000001");
            }
        });
        LiveAccount account = WhatsAppAccounts.of(context).acquire(SUPPORT);
        Collecting first = new Collecting();
        Collecting second = new Collecting();
        RouteSubscription subscription = account.attach("in", terms(), first);
        subscription.resume();
        server.says("hello");
        await().until(() -> first.deliveries.size() == 1);

        subscription.detach();
        account.attach("in", terms(), second).resume();
        subscription.hold(first, first.deliveries.element());

        assertThat(second.deliveries).hasSize(1);
        second.deliveries.element().settle();
        awaitSettled();
        WhatsAppAccounts.of(context).release(account);
    }

    @Test
    void anInterruptEndsTheWaitForAMedium() {
        Image image = Image.of(Media.of(new byte[] {1}));
        SharedMedia medium = new SharedMedia(image, content -> new CompletableFuture<Bytes>());

        Thread.currentThread().interrupt();

        assertThatThrownBy(medium::fetched).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Terms terms() {
        return new Terms(EventSelection.of(new WhatsAppConfiguration(), OWN_NUMBER), 10, RedeliveryPolicy.DEFAULT);
    }

    private static final class Collecting implements Receiver {
        private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();

        @Override
        public void deliver(Delivery delivery) {
            deliveries.add(delivery);
        }

        @Override
        public void parked(Parked parked) {
            throw new AssertionError("nothing was to be parked");
        }
    }

    private static final class StubbornMessage extends DefaultMessage {
        StubbornMessage(Exchange exchange) {
            super(exchange);
        }

        @Override
        public void setBody(Object body) {
            throw new IllegalStateException("expected by the test");
        }
    }

    /** Goes on only when all accounts have something parked. */
    private final class SendingHandler implements ExceptionHandler {
        private final CyclicBarrier all = new CyclicBarrier(ACCOUNTS);
        private final Queue<Object> answers;

        SendingHandler(Queue<Object> answers) {
            this.answers = answers;
        }

        @Override
        public void handleException(String message, Throwable problem) {
            try {
                all.await(20, TimeUnit.SECONDS);
                answers.add(context.createProducerTemplate().requestBody("direct:help", "help"));
            } catch (Exception e) {
                throw new IllegalStateException(message, e);
            }
        }

        @Override
        public void handleException(Throwable problem) {
            throw new AssertionError("not what a consumer calls for what was parked", problem);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable problem) {
            // The failure itself; what is tried here is what is told when the delivery is parked.
        }
    }
}
