package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The nodes that pass, over HTTP; {@link PhoneApi} lists it. Their data are shown to those alone who ask for them. */
final class StanzaApi {
    private static final int STREAMS = 8;
    private static final int MOST = 2_000;
    private static final int USUAL = 100;

    private final Map<String, Workshop.Service> services;
    private final Semaphore streams = new Semaphore(STREAMS);

    StanzaApi(Map<String, Workshop.Service> services) {
        this.services = services;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("GET", "stanzas", this::list)
                .on("GET", "stanzas/events", this::events)
                .on("GET", "stanzas/*/*", this::one);
    }

    /** A node and the service that it passed. */
    private record Stanza(String service, Transcript.Passed passed) {
        boolean fits(Filter filter) {
            Transcript.Entry entry = passed.entry();
            return filter.service().map(service::equals).orElse(true)
                    && filter.account().map(entry.account()::equals).orElse(true)
                    && filter.tag().map(entry.node().tag()::equals).orElse(true)
                    && filter.direction()
                            .map(StanzaJson.direction(entry.direction())::equals)
                            .orElse(true);
        }
    }

    private record Filter(
            Optional<String> service, Optional<String> account, Optional<String> tag, Optional<String> direction) {
        static Filter of(ApiRequest request) {
            return new Filter(
                    request.parameter("service"),
                    request.parameter("account"),
                    request.parameter("tag"),
                    request.parameter("direction"));
        }
    }

    private void list(ApiRequest request) throws IOException {
        boolean contents = contents(request);
        int limit = request.number("limit", 1, MOST, USUAL);
        Filter filter = Filter.of(request);
        List<Stanza> all = latest(limit, filter);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(stanza -> list.add(StanzaJson.of(stanza.service(), stanza.passed(), contents)));
        Answer.json(request.exchange(), 200, list);
    }

    private List<Stanza> latest(int limit, Filter filter) {
        List<Stanza> all = new ArrayList<>();
        services.forEach(
                (name, service) -> service.transcript().passed().forEach(passed -> all.add(new Stanza(name, passed))));
        List<Stanza> fitting = all.stream()
                .filter(stanza -> stanza.fits(filter))
                .sorted(Comparator.comparing(stanza -> stanza.passed().entry().at()))
                .toList();
        return fitting.subList(Math.max(0, fitting.size() - limit), fitting.size());
    }

    private void one(ApiRequest request) throws IOException {
        String name = request.segment(2);
        String place = request.segment(3);
        boolean contents = contents(request);
        Transcript.Passed found = Optional.ofNullable(services.get(name)).stream()
                .flatMap(service -> service.transcript().passed().stream())
                .filter(passed -> Long.toString(passed.place()).equals(place))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no stanza " + name + "/" + place
                        + "; it may be older than what the transcript keeps"));
        Answer.json(request.exchange(), 200, StanzaJson.of(name, found, contents));
    }

    private void events(ApiRequest request) throws IOException {
        boolean contents = contents(request);
        Filter filter = Filter.of(request);
        if (!streams.tryAcquire()) {
            throw Refusal.busy(STREAMS + " pages look at stanzas already; close one of them first");
        }
        try {
            new EventStream<Stanza>(stanza -> stanza.fits(filter) ? event(stanza, contents) : "")
                    .run(request.exchange(), this::listen, () -> snapshot(filter, contents));
        } finally {
            streams.release();
        }
    }

    private EventStream.Ending listen(Consumer<Stanza> listener) {
        List<Runnable> endings = services.entrySet().stream()
                .map(service -> service.getValue()
                        .transcript()
                        .listen(passed -> listener.accept(new Stanza(service.getKey(), passed))))
                .toList();
        return () -> endings.forEach(Runnable::run);
    }

    private String snapshot(Filter filter, boolean contents) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        latest(USUAL, filter).forEach(stanza -> list.add(StanzaJson.of(stanza.service(), stanza.passed(), contents)));
        return EventStream.event("snapshot", list);
    }

    private static String event(Stanza stanza, boolean contents) {
        return EventStream.event("stanza", StanzaJson.of(stanza.service(), stanza.passed(), contents));
    }

    private static boolean contents(ApiRequest request) {
        return request.parameter("contents").filter("true"::equals).isPresent();
    }
}
