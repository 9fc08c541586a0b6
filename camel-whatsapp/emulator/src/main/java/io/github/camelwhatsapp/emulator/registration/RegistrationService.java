package io.github.camelwhatsapp.emulator.registration;

import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Violation;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Applicant;
import io.github.camelwhatsapp.emulator.state.ScriptedRefusal;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.state.Standing;
import io.github.camelwhatsapp.emulator.state.TextMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the registration service decides. A code lives ten minutes and takes five guesses; a new one is sent after 65 seconds, and no
 * more than ten to a number. These figures are ours; the reasons are those of the notes. Used on the lane only. Source: classic.md
 * sections 4.2 to 4.5.
 */
public final class RegistrationService {
    /** How many digits a code has. */
    public static final int CODE_LENGTH = 6;

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CODES = Duration.ofSeconds(65);
    private static final Duration AFTER_GUESSES = Duration.ofMinutes(30);
    private static final int GUESSES = 5;
    private static final int CODES = 10;
    private static final int PASSWORD_LENGTH = 20;

    private final ServerState state;
    private final Ledgers ledgers;
    private final SecureRandom random = new SecureRandom();

    /** A service for the accounts of these servers. */
    public RegistrationService(ServerState state, Ledgers ledgers) {
        this.state = state;
        this.ledgers = ledgers;
    }

    /** Answers a GET. */
    Answer answer(String path, String rawQuery, String userAgent, String accept) {
        Optional<Call> called = Call.at(path);
        if (called.isEmpty()) {
            return Answer.http(404);
        }
        Call call = called.get();
        Query query = Query.parse(rawQuery);
        String number = query.text("cc").orElse("") + query.text("in").orElse("");
        if (!accept.equals("text/json")) {
            note(number, Rule.REGISTRATION_HEADERS, call.word() + ": Accept is '" + accept + "'");
        }
        Optional<KnownClient> client = KnownClient.of(userAgent);
        if (client.isEmpty()) {
            note(number, Rule.REGISTRATION_HEADERS, call.word() + ": User-Agent is '" + userAgent + "'");
            return Answer.fail("old_version");
        }
        return new Inspection(call, client.get(), query, (rule, detail) -> note(number, rule, detail))
                .refusal()
                .orElseGet(() -> judge(call, query, number));
    }

    private Answer judge(Call call, Query query, String number) {
        if (!Accounts.isNumber(number)) {
            return Answer.fail("bad_param", "in");
        }
        Applicant applicant = state.applicants().of(number);
        Optional<ScriptedRefusal> scripted = applicant.refusalOf(call.word());
        if (scripted.isPresent()) {
            return Answer.fail(scripted.get());
        }
        boolean blocked = state.accounts()
                .find(number)
                .filter(account -> account.standing() == Standing.BLOCKED)
                .isPresent();
        if (blocked) {
            return Answer.fail("blocked");
        }
        return switch (call) {
            case CODE -> code(applicant, number, query);
            case REGISTER -> register(applicant, number, query);
            case EXIST -> applicant.isRegisteredAs(query.bytes("id")) ? grant(number, false) : Answer.fail("incorrect");
        };
    }

    private Answer code(Applicant applicant, String number, Query query) {
        if (applicant.isRegisteredAs(query.bytes("id"))) {
            return grant(number, false);
        }
        Instant now = state.time().now();
        Optional<Duration> wait = applicant
                .lastRequest()
                .map(last -> Duration.between(now, last.plus(BETWEEN_CODES)))
                .filter(left -> !left.isNegative() && !left.isZero());
        if (wait.isPresent()) {
            return Answer.fail("too_recent", wait.get().plusMillis(999));
        }
        if (applicant.requests() >= CODES) {
            return Answer.fail("too_many");
        }
        String method = query.text("method").orElse("sms");
        String code = String.format("%06d", random.nextInt(1_000_000));
        state.applicants().send(number, new TextMessage(now, method, code, text(method, code)), query.bytes("id"));
        return Answer.sent(method, CODE_LENGTH);
    }

    private static String text(String method, String code) {
        return method.equals("sms")
                ? "WhatsApp code " + code.substring(0, 3) + "-" + code.substring(3)
                : "A call: your WhatsApp code is "
                        + String.join(" ", code.split("", -1)).strip();
    }

    private Answer register(Applicant applicant, String number, Query query) {
        Optional<TextMessage> pending = applicant.pending();
        if (pending.isEmpty()) {
            return Answer.fail("missing");
        }
        if (applicant.wrongCodes() >= GUESSES) {
            return Answer.fail("too_many_guesses", AFTER_GUESSES);
        }
        if (state.time().now().isAfter(pending.get().at().plus(CODE_LIFE))) {
            return Answer.fail("stale");
        }
        boolean fits = applicant.isCodeOf(query.bytes("id"))
                && query.text("code").equals(Optional.of(pending.get().code()));
        if (!fits) {
            applicant.countWrongCode();
            return Answer.fail("mismatch");
        }
        boolean isNew = state.accounts().find(number).isEmpty();
        applicant.registeredAs(query.bytes("id"));
        Answer answer = grant(number, isNew);
        state.accounts().find(number).ifPresent(this::throwOut);
        return answer;
    }

    /** A new password with every call, as the real service does. */
    private Answer grant(String number, boolean isNew) {
        byte[] password = new byte[PASSWORD_LENGTH];
        random.nextBytes(password);
        Account account = state.accounts().provision(number);
        account.password(password);
        Arrays.fill(password, (byte) 0);
        return Answer.ok(number, Base64.getEncoder().encodeToString(account.password()), isNew, account.expiration());
    }

    /** Who registers a number anew is its phone from now on: the one before is out. */
    private void throwOut(Account account) {
        account.link().ifPresent(earlier -> {
            state.attendance().loggedOut(account, earlier);
            earlier.replaced();
        });
    }

    private void note(String number, Rule rule, String detail) {
        ledgers.violations().add(new Violation(state.time().now(), 0, number, rule, detail));
    }
}
