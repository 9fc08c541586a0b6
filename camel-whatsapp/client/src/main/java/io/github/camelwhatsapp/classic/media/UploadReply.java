package io.github.camelwhatsapp.classic.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import java.util.Optional;

/** Reads what a media host answers to an upload. Source: classic.md section 8.3. */
public final class UploadReply {
    private static final JsonMapper JSON = new JsonMapper();

    private UploadReply() {}

    /**
     * Where the medium lies now.
     *
     * @param body JSON with at least {@code url}
     * @param sent what was sent; what the host leaves out is taken from it
     * @throws MediaException if there is no URL in it, or the host has other bytes than were sent
     */
    public static RemoteMedia read(String body, SpooledMedia sent) {
        JsonNode reply = parse(body);
        String url = text(reply, "url")
                .orElseThrow(() -> new MediaException(
                        Reason.TRANSFER_FAILED, "The upload failed: the media host's answer has no url"));
        Optional<Sha256> hash = text(reply, "filehash").flatMap(Sha256::parse);
        if (hash.isPresent() && !hash.get().equals(sent.sha256())) {
            throw new MediaException(
                    Reason.CORRUPT, "The upload failed: the media host has other bytes than were sent");
        }
        return RemoteMedia.plain(
                url,
                text(reply, "name").or(() -> lastSegment(url)),
                text(reply, "mimetype").or(() -> Optional.of(sent.type())),
                Optional.of(sent.bytes()),
                Optional.of(sent.sha256()));
    }

    /** The last segment of an address, without a query. */
    public static Optional<String> lastSegment(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new MediaException(
                    Reason.TRANSFER_FAILED, "The upload failed: the media host's answer is no JSON", e);
        }
    }

    private static Optional<String> text(JsonNode reply, String field) {
        JsonNode value = reply.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
