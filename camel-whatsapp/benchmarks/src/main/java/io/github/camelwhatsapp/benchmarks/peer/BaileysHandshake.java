package io.github.camelwhatsapp.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Baileys makes of a handshake in a process of Node.
 *
 * @param finish the frame with its last message
 * @param rates handshakes per second of CPU time
 */
public record BaileysHandshake(byte[] finish, Spread rates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Measures it; nothing if Baileys cannot be installed here.
     *
     * @param keysAndMessages by the names that {@code handshake.mjs} reads
     */
    public static Optional<BaileysHandshake> measure(Map<String, byte[]> keysAndMessages, Pace pace)
            throws IOException {
        Optional<NodePackages.Answer> answer = NodePackages.ask("handshake.mjs", order(keysAndMessages, pace));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(answer.get().text()));
    }

    private static String order(Map<String, byte[]> keysAndMessages, Pace pace) {
        ObjectNode order = JSON.createObjectNode();
        keysAndMessages.forEach((name, bytes) -> order.put(name, HexFormat.of().formatHex(bytes)));
        return order.put("warmups", pace.warmups())
                .put("iterations", pace.forks() * pace.iterations())
                .put("milliseconds", pace.iteration().toMillis())
                .toString();
    }

    private static BaileysHandshake parse(String answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        List<Double> rates = new ArrayList<>();
        json.path("rates").forEach(rate -> rates.add(rate.asDouble()));
        return new BaileysHandshake(HexFormat.of().parseHex(json.path("finish").asText()), Spread.of(rates));
    }
}
