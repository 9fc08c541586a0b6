package io.github.camelwhatsapp.emulator.registration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.state.ScriptedRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What goes back: a JSON object with a status. Source: classic.md section 4.5.
 *
 * @param status the HTTP status
 * @param json the body
 */
record Answer(int status, ObjectNode json) {
    private static final long WAIT = 65;

    /** A refusal. */
    static Answer fail(String reason) {
        return new Answer(200, object("fail").put("reason", reason));
    }

    /** A refusal that names a parameter. */
    static Answer fail(String reason, String parameter) {
        return new Answer(200, object("fail").put("reason", reason).put("param", parameter));
    }

    /** A refusal that says how long to wait. */
    static Answer fail(String reason, Duration retryAfter) {
        return new Answer(200, object("fail").put("reason", reason).put("retry_after", retryAfter.toSeconds()));
    }

    /** A refusal that a test asked for. */
    static Answer fail(ScriptedRefusal refusal) {
        ObjectNode json = object("fail").put("reason", refusal.reason());
        refusal.retryAfter().ifPresent(wait -> json.put("retry_after", wait.toSeconds()));
        refusal.parameter().ifPresent(name -> json.put("param", name));
        return new Answer(200, json);
    }

    /** A code is on its way. */
    static Answer sent(String method, int length) {
        return new Answer(
                200,
                object("sent")
                        .put("length", length)
                        .put("method", method)
                        .put("retry_after", WAIT)
                        .put("sms_wait", WAIT)
                        .put("voice_wait", WAIT));
    }

    /** The number is registered. */
    static Answer ok(String number, String password, boolean isNew, Instant expiration) {
        return new Answer(
                200,
                object("ok")
                        .put("login", number)
                        .put("pw", password)
                        .put("type", isNew ? "new" : "existing")
                        .put("expiration", expiration.getEpochSecond())
                        .put("kind", "free")
                        .put("price", "\u20ac 0,89")
                        .put("cost", "0.89")
                        .put("currency", "EUR")
                        .put("price_expiration", expiration.getEpochSecond()));
    }

    /** There is nothing of that kind here. */
    static Answer http(int status) {
        return new Answer(status, object("fail"));
    }

    /** The body as it goes out. */
    byte[] body() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Why it is a refusal, if it is. */
    Optional<String> reason() {
        return Optional.ofNullable(json.get("reason")).map(node -> node.asText());
    }

    private static ObjectNode object(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }
}
