package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.ReceiptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A trace goes from the message that came to the reply, and through the outbox to the receipt, by Camel's own hooks. */
class TracingTest extends ScriptedRoutes {
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Noted> spans = new CopyOnWriteArrayList<>();

    @Test
    void aTraceGoesFromTheMessageToItsReplyAndOnToTheReceipt() throws Exception {
        tracer().init(context);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .setBody(simple("You said: ${body}"))
                        .to("whatsapp-web:support");
                from("whatsapp-web:support?events=receipt").routeId("receipts").to("mock:receipts");
            }
        });
        server.says("hello");
        await().until(() -> server.writtenIds().size() == 1);
        server.comes(new ReceiptReceived(
                ReceiptType.DELIVERED,
                server.writtenIds(),
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.LIVE,
                0));
        await().until(() -> mock("receipts").getReceivedCounter() == 1);
        assertThat(spans).extracting(Noted::trace).containsOnly(1);
        Noted send = spans.stream()
                .filter(span -> span.name.contains("whatsapp-web") && span.parent.isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(spans)
                .as("the receipt's span follows that of the send")
                .anyMatch(span -> span.parent.equals(Optional.of(send.id)) && span != send);
    }

    @Test
    void withoutATracerNothingIsAdded() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId("in").to("mock:in");
            }
        });
        server.says("hello");
        await().until(() -> mock("in").getReceivedCounter() == 1);
        assertThat(TraceHeaders.of(mock("in").getExchanges().get(0).getIn())).isEmpty();
    }

    @Test
    void onlyTheLatestSendsAreRemembered() {
        TraceHeaders traces = new TraceHeaders();
        for (int i = 0; i <= 10_000; i++) {
            traces.sent("M" + i, Map.of("traceparent", "t" + i));
        }
        traces.sent("untraced", Map.of());
        assertThat(traces.ofAny(List.of("M0", "untraced"))).isEmpty();
        assertThat(traces.ofAny(List.of("M0", "M7"))).contains(Map.of("traceparent", "t7"));
    }

    private Tracer tracer() {
        Tracer tracer = new Tracer() {
            @Override
            protected void initTracer() {
                setSpanLifecycleManager(new Spans());
            }
        };
        tracer.setCamelContext(context);
        return tracer;
    }

    private static final class Noted implements Span {
        final int id;
        final String name;
        final int trace;
        final Optional<Integer> parent;

        Noted(int id, String name, int trace, Optional<Integer> parent) {
            this.id = id;
            this.name = name;
            this.trace = trace;
            this.parent = parent;
        }

        int trace() {
            return trace;
        }

        @Override
        public void log(Map<String, String> fields) {}

        @Override
        public void setTag(String key, String value) {}

        @Override
        public void setComponent(String component) {}

        @Override
        public void setError(boolean error) {}
    }

    /** Numbers traces and spans, and passes both on in the header of the W3C. */
    private final class Spans implements SpanLifecycleManager {
        @Override
        public Span create(String name, @Nullable Span parent, SpanContextPropagationExtractor headers) {
            int id = ids.incrementAndGet();
            Noted span;
            if (parent instanceof Noted known) {
                span = new Noted(id, name, known.trace, Optional.of(known.id));
            } else if (headers.get("traceparent") instanceof String text) {
                String[] parts = text.split("-", 2);
                span = new Noted(id, name, Integer.parseInt(parts[0]), Optional.of(Integer.parseInt(parts[1])));
            } else {
                span = new Noted(id, name, id, Optional.empty());
            }
            spans.add(span);
            return span;
        }

        @Override
        public void activate(Span span) {}

        @Override
        public void deactivate(Span span) {}

        @Override
        public void close(Span span) {}

        @Override
        public void inject(Span span, SpanContextPropagationInjector headers, boolean included) {
            Noted noted = (Noted) span;
            headers.put("traceparent", noted.trace + "-" + noted.id);
        }
    }
}
