package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.ledger.Violation;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.script.Schedule;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to go wrong at the servers and which rules clients broke, over HTTP; {@link PhoneApi} lists it. */
final class FaultApi {
    private static final String MEDIA = "media";
    private static final Set<String> SCHEDULE =
            Set.of("account", "connection", "tag", "stanza", "probability", "times");
    private static final int VIOLATIONS = 200;

    private final Workshop workshop;
    private final Kinds<Fault> faults = Kinds.of(Fault.class);
    private final Kinds<MediaFault> media = Kinds.of(MediaFault.class);

    FaultApi(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("GET", "faults", this::list)
                .on("POST", "faults", this::add)
                .on("DELETE", "faults", this::clear)
                .on("GET", "faults/kinds", this::kinds)
                .on("DELETE", "faults/*/*", this::remove)
                .on("POST", "services/*/disconnect", this::disconnect)
                .on("GET", "violations", this::violations);
    }

    private void kinds(ApiRequest request) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode services = json.putArray("services");
        workshop.services().forEach((name, service) -> service.faults().ifPresent(plan -> services.add(name)));
        json.set("faults", faults.json());
        json.set(MEDIA, media.json());
        Answer.json(request.exchange(), 200, json);
    }

    private void list(ApiRequest request) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        workshop.services().forEach((name, service) -> service.faults().ifPresent(plan -> json.set(name, json(plan))));
        ObjectNode host = json.putObject(MEDIA);
        host.set("downloads", json(workshop.media().plannedDownloads()));
        host.set("uploads", json(workshop.media().plannedUploads()));
        Answer.json(request.exchange(), 200, json);
    }

    private void add(ApiRequest request) throws IOException {
        Fields fields = request.fields(known());
        String service = fields.text("service");
        if (service.equals(MEDIA)) {
            addMedia(fields);
        } else {
            plan(service).add(faults.make(fields), schedule(fields));
        }
        Answer.nothing(request.exchange());
    }

    private void addMedia(Fields fields) {
        MediaFault fault = media.make(fields);
        for (int i = 0; i < fields.count("times").orElse(1); i++) {
            switch (fields.word("transfer").orElse("download")) {
                case "download" -> workshop.media().downloads(fault);
                case "upload" -> workshop.media().uploads(fault);
                default -> throw Refusal.badRequest("The transfer is download or upload");
            }
        }
    }

    private void clear(ApiRequest request) throws IOException {
        workshop.services().values().forEach(service -> service.faults().ifPresent(FaultPlan::clear));
        workshop.media().clear();
        Answer.nothing(request.exchange());
    }

    private void remove(ApiRequest request) throws IOException {
        String number = request.segment(3);
        if (!number.matches("[0-9]{1,9}") || !plan(request.segment(2)).remove(Integer.parseInt(number))) {
            throw Refusal.notFound("There is no fault " + number + " in this plan; GET /api/faults lists them");
        }
        Answer.nothing(request.exchange());
    }

    private void disconnect(ApiRequest request) throws IOException {
        request.nothing();
        service(request.segment(2)).disconnect().run();
        Answer.nothing(request.exchange());
    }

    private void violations(ApiRequest request) throws IOException {
        List<Violation> all = workshop.violations().entries();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.subList(Math.max(0, all.size() - VIOLATIONS), all.size()).forEach(violation -> list.addObject()
                .put("at", violation.at().toString())
                .put("connection", violation.connection())
                .put("account", violation.account())
                .put("rule", PhoneJson.word(violation.rule()))
                .put("sentence", violation.rule().sentence())
                .put("found", violation.detail()));
        Answer.json(request.exchange(), 200, list);
    }

    private FaultPlan plan(String name) {
        return service(name).faults().orElseThrow(() -> Refusal.badRequest("The service " + name + " has no faults"));
    }

    private Workshop.Service service(String name) {
        return Optional.ofNullable(workshop.services().get(name))
                .orElseThrow(() -> Refusal.notFound("There is no service '" + name + "'; there are "
                        + String.join(", ", workshop.services().keySet())));
    }

    private static Schedule schedule(Fields fields) {
        Schedule schedule = Schedule.always();
        schedule = fields.word("account").map(schedule::account).orElse(schedule);
        schedule = fields.count("connection").map(schedule::connection).orElse(schedule);
        schedule = fields.word("tag").map(schedule::tag).orElse(schedule);
        schedule = fields.count("stanza").map(schedule::stanza).orElse(schedule);
        schedule = fields.decimal("probability").map(schedule::probability).orElse(schedule);
        return fields.count("times").map(schedule::times).orElse(schedule);
    }

    private Set<String> known() {
        Set<String> known = new HashSet<>(SCHEDULE);
        known.addAll(Set.of("service", "kind", "transfer"));
        known.addAll(faults.names());
        known.addAll(media.names());
        return known;
    }

    /** {@code {seed, planned: [{number, fault, when, struck}], struck}}. */
    private static ObjectNode json(FaultPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("seed", plan.seed());
        ArrayNode planned = json.putArray("planned");
        plan.planned().forEach(fault -> {
            ObjectNode each = planned.addObject().put("number", fault.number());
            each.set("fault", Kinds.json(fault.fault()));
            each.set("when", json(fault.schedule()));
            each.put("struck", fault.fired());
        });
        return json.put("struck", plan.firings().size());
    }

    private static ObjectNode json(Schedule schedule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        schedule.account().ifPresent(account -> json.put("account", account));
        schedule.connection().ifPresent(connection -> json.put("connection", connection));
        schedule.tag().ifPresent(tag -> json.put("tag", tag));
        schedule.stanza().ifPresent(stanza -> json.put("stanza", stanza));
        if (schedule.probability() < 1) {
            json.put("probability", schedule.probability());
        }
        return schedule.times() == Integer.MAX_VALUE ? json : json.put("times", schedule.times());
    }

    private static ArrayNode json(List<MediaFault> planned) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        planned.forEach(fault -> list.add(Kinds.json(fault)));
        return list;
    }
}
