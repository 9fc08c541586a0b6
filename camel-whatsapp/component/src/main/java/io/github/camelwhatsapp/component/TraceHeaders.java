package io.github.camelwhatsapp.component;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Message;

/**
 * Leads a trace from a send through the outbox to the events that tell of it: Camel's tracers put where a trace stands into headers of the
 * exchange that sends, and take it from those of the exchange that a receipt begins. In between it is kept here, for the latest sends of
 * this program; what was sent before a restart begins a trace of its own. Safe for use by several threads.
 */
final class TraceHeaders {
    private static final int LATEST = 10_000;
    private static final Set<String> NAMES = Set.of(
            "traceparent",
            "tracestate",
            "baggage",
            "b3",
            "x-b3-traceid",
            "x-b3-spanid",
            "x-b3-parentspanid",
            "x-b3-sampled",
            "x-b3-flags",
            "uber-trace-id");

    private final Map<String, Map<String, Object>> ofSends = new LinkedHashMap<>();

    /** Where the trace of an exchange stands, by the headers that the common tracers use; nothing without a tracer. */
    static Map<String, Object> of(Message message) {
        Map<String, Object> found = new LinkedHashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                found.put(name, value);
            }
        });
        return found;
    }

    /** A message is about to be sent within this trace. */
    void sent(String id, Map<String, Object> trace) {
        if (trace.isEmpty()) {
            return;
        }
        synchronized (this) {
            ofSends.put(id, trace);
            if (ofSends.size() > LATEST) {
                Iterator<String> oldest = ofSends.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** The trace of the first of these messages that has one. */
    synchronized Optional<Map<String, Object>> ofAny(List<String> ids) {
        return ids.stream().filter(ofSends::containsKey).findFirst().map(ofSends::get);
    }
}
