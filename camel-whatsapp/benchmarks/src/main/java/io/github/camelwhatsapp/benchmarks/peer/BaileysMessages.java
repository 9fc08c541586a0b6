package io.github.camelwhatsapp.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Baileys does for messages, in a process of Node.
 *
 * @param rates operations per second of CPU time by the names that {@code signal.mjs} gives; MiB per second for {@code seal} and
 *     {@code open}
 */
public record BaileysMessages(Map<String, Spread> rates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Measures it; nothing if Baileys cannot be installed here. */
    public static Optional<BaileysMessages> measure(Pace pace) throws IOException {
        String order = JSON.createObjectNode()
                .put("warmups", pace.warmups())
                .put("iterations", pace.forks() * pace.iterations())
                .put("milliseconds", pace.iteration().toMillis())
                .toString();
        Optional<NodePackages.Answer> answer = NodePackages.ask("signal.mjs", order);
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(answer.get().text()));
    }

    private static BaileysMessages parse(String answer) throws IOException {
        Map<String, Spread> rates = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> work : JSON.readTree(answer).properties()) {
            List<Double> each = new ArrayList<>();
            work.getValue().forEach(rate -> each.add(rate.asDouble()));
            rates.put(work.getKey(), Spread.of(each));
        }
        return new BaileysMessages(rates);
    }
}
