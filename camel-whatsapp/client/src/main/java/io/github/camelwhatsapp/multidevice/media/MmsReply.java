package io.github.camelwhatsapp.multidevice.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * Where a medium lies now, in the words of a media host. Source: multidevice-messaging.md section 6.3.
 *
 * @param url the whole address
 * @param directPath its path, the same on all hosts
 */
record MmsReply(String url, String directPath) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the answer to an upload, or to the question whether there is anything left to upload; empty when it names no place. */
    static Optional<MmsReply> read(String body) {
        try {
            JsonNode reply = JSON.readTree(body);
            String path = reply == null ? "" : reply.path("direct_path").asText("");
            return path.startsWith("/")
                    ? Optional.of(new MmsReply(reply.path("url").asText(""), path))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
