package io.github.camelwhatsapp.classic.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.RegistrationRefusal;
import io.github.camelwhatsapp.model.Secret;
import io.github.camelwhatsapp.spi.Password;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the service answered, read off its JSON. Source: classic.md section 4.5. */
final class RegistrationReply {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonNode json;

    private RegistrationReply(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads an answer.
     *
     * @throws ProtocolException if it is no JSON object with a status
     */
    static RegistrationReply parse(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The text may hold a password, and so may the parser's message.
            throw new ProtocolException("registration", "a JSON object", text.length() + " characters that are none");
        }
        if (json == null || !json.path("status").isTextual()) {
            throw new ProtocolException("registration", "a JSON object with a status", "an answer without one");
        }
        return new RegistrationReply(json);
    }

    /** The status: {@code sent}, {@code ok}, {@code fail}. */
    String status() {
        return json.path("status").asText();
    }

    /** A code is on its way. */
    CodeSent sent(String phoneNumber, CodeMethod asked) {
        CodeMethod method = text("method")
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> name.equals("SMS") || name.equals("VOICE"))
                .map(CodeMethod::valueOf)
                .orElse(asked);
        return new CodeSent(
                phoneNumber,
                method,
                json.path("length").asInt(),
                duration("retry_after"),
                duration("sms_wait"),
                duration("voice_wait"));
    }

    /**
     * The number is registered.
     *
     * @throws ProtocolException if the password is missing or none
     */
    Registered registered(String phoneNumber) {
        String password = text("pw")
                .orElseThrow(() -> new ProtocolException("registration", "a password 'pw'", "an answer without one"));
        try {
            Password.ofBase64(password);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("registration", e);
        }
        return new Registered(
                phoneNumber,
                text("login").orElse(phoneNumber),
                new Secret(password),
                text("type"),
                instant("expiration"),
                text("kind"),
                text("price"),
                text("cost"),
                text("currency"),
                instant("price_expiration"));
    }

    /** Why not. */
    RegistrationRefusal refusal() {
        String reason = text("reason").orElse("");
        Optional<Duration> retryAfter = duration("retry_after");
        Optional<String> parameter = text("param");
        return switch (reason) {
            case "blocked" -> new RegistrationRefusal.Blocked();
            case "too_recent" -> new RegistrationRefusal.TooRecent(retryAfter);
            case "too_many_guesses" -> new RegistrationRefusal.TooManyGuesses(retryAfter);
            case "too_many" -> new RegistrationRefusal.TooMany(retryAfter);
            case "old_version" -> new RegistrationRefusal.OldVersion();
            case "stale" -> new RegistrationRefusal.Stale();
            case "missing" ->
                parameter
                        .<RegistrationRefusal>map(RegistrationRefusal.ParameterMissing::new)
                        .orElseGet(RegistrationRefusal.CodeMissing::new);
            case "mismatch" -> new RegistrationRefusal.Mismatch(retryAfter);
            case "bad_param" -> new RegistrationRefusal.BadParameter(parameter);
            case "no_routes" -> new RegistrationRefusal.NoRoutes(retryAfter);
            case "incorrect" -> new RegistrationRefusal.Incorrect();
            case "next_method" -> new RegistrationRefusal.NextMethod(retryAfter);
            default -> new RegistrationRefusal.Other(status(), reason, retryAfter);
        };
    }

    private Optional<String> text(String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private Optional<Long> seconds(String field) {
        return text(field)
                .filter(digits -> digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::parseLong);
    }

    private Optional<Duration> duration(String field) {
        return seconds(field).map(Duration::ofSeconds);
    }

    private Optional<Instant> instant(String field) {
        return seconds(field).filter(seconds -> seconds <= LAST_SECOND).map(Instant::ofEpochSecond);
    }

    /** The status alone: the rest may be a password. */
    @Override
    public String toString() {
        return "RegistrationReply[" + status() + "]";
    }
}
