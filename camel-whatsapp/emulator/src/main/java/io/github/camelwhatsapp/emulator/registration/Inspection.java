package io.github.camelwhatsapp.emulator.registration;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Looks at the parameters of a call before anything is done with it. What the real service answers to most of these mistakes is not
 * known: {@code missing} and {@code bad_param} are the reasons of the notes that say it best.
 */
final class Inspection {
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("cc", "[1-9][0-9]{0,3}"),
            form("in", "[0-9]{3,15}"),
            form("lg", "[a-z]{2,3}"),
            form("lc", "[A-Z]{2}"),
            form("mistyped", "6"),
            form("network_radio_type", "1"),
            form("simnum", "1"),
            form("s", ""),
            form("copiedrc", "1"),
            form("hasinrc", "1"),
            form("rcmatch", "1"),
            form("pid", "[1-9][0-9]{2,3}"),
            form("rchash", "[0-9a-f]{64}"),
            form("anhash", "[0-9a-f]{32}"),
            form("extexist", "1"),
            form("extstate", "1"),
            form("mcc", "[0-9]{1,3}"),
            form("mnc", "[0-9]{3}"),
            form("sim_mcc", "[0-9]{1,3}"),
            form("sim_mnc", "[0-9]{3}"),
            form("method", "sms|voice"),
            form("code", "[0-9]{3,10}"));

    private final Call call;
    private final KnownClient client;
    private final Query query;
    private final BiConsumer<Rule, String> notes;

    Inspection(Call call, KnownClient client, Query query, BiConsumer<Rule, String> notes) {
        this.call = call;
        this.client = client;
        this.query = query;
        this.notes = notes;
    }

    /** The refusal that the parameters earn; empty if they are in order. */
    Optional<Answer> refusal() {
        return missing()
                .or(this::misplaced)
                .or(this::misencoded)
                .or(this::malformed)
                .or(this::badToken);
    }

    private Optional<Answer> missing() {
        List<String> needed = client.isOrderly() ? call.parameters() : call.required();
        return needed.stream()
                .filter(name -> !query.names().contains(name))
                .findFirst()
                .map(name -> noted(Rule.REGISTRATION_PARAMETERS, name + " is missing", Answer.fail("missing", name)));
    }

    private Optional<Answer> misplaced() {
        if (!client.isOrderly()) {
            return Optional.empty();
        }
        List<String> given = query.names();
        List<String> due = call.parameters();
        for (int i = 0; i < given.size(); i++) {
            if (i >= due.size() || !given.get(i).equals(due.get(i))) {
                String name = given.get(i);
                return Optional.of(
                        noted(Rule.REGISTRATION_PARAMETERS, name + " stands at place " + (i + 1), badParameter(name)));
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> misencoded() {
        return query.misencoded().stream()
                .findFirst()
                .map(name -> noted(Rule.REGISTRATION_ENCODING, name, badParameter(name)));
    }

    private Optional<Answer> malformed() {
        return query.names().stream()
                .filter(name -> !isWellFormed(name))
                .findFirst()
                .map(name -> noted(Rule.REGISTRATION_PARAMETERS, name + " has a bad value", badParameter(name)));
    }

    private boolean isWellFormed(String name) {
        if (name.equals("id")) {
            int length = query.bytes(name).length;
            return length == 20 || length == 16;
        }
        // An older client sends anhash as 20 raw bytes.
        Pattern form = client.isOrderly() || !name.equals("anhash") ? FORMS.get(name) : null;
        return form == null || form.matcher(query.text(name).orElse("")).matches();
    }

    private Optional<Answer> badToken() {
        boolean fits = call != Call.CODE
                || query.text("token")
                        .equals(Optional.of(client.token(query.text("in").orElse(""))));
        return fits
                ? Optional.empty()
                : Optional.of(noted(Rule.REGISTRATION_TOKEN, "another token", badParameter("token")));
    }

    private Answer noted(Rule rule, String detail, Answer answer) {
        notes.accept(rule, call.word() + ": " + detail);
        return answer;
    }

    private static Answer badParameter(String name) {
        return Answer.fail("bad_param", name);
    }

    private static Map.Entry<String, Pattern> form(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern));
    }
}
