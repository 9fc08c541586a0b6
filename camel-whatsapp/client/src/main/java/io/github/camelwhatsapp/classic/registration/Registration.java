package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.RegistrationRefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.ServiceUnavailableException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeRequestOutcome;
import io.github.camelwhatsapp.model.DissectedPhone;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.TypedPhoneNumber;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.stream.Dials;
import io.github.camelwhatsapp.transport.Dial;
import io.github.camelwhatsapp.transport.HttpsReply;
import io.github.camelwhatsapp.transport.HttpsRequest;
import io.github.camelwhatsapp.transport.TlsTrust;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The registration of one account's number. Each call takes the identity from the store, asks the service, and keeps what it answers
 * before it tells the caller. Safe for use by several threads. Source: classic.md section 4.
 */
public final class Registration {
    private static final int HTTPS = 443;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountContext context;
    private final AccountSettings settings;

    /** @param context the account */
    public Registration(AccountContext context) {
        this.context = context;
        settings = context.settings();
    }

    /** Asks for a code. */
    public CompletionStage<CodeRequestOutcome> request(RequestCode operation) {
        ClientProfile client = ClientProfile.of(settings.registration().platform());
        return ask(operation.name(), "code", queries -> queries.code(operation, client))
                .thenCompose(reply -> switch (reply.status()) {
                    case "sent" ->
                        CompletableFuture.completedFuture(reply.sent(
                                settings.phoneNumber(), operation.codeMethod().orElse(CodeMethod.SMS)));
                    case "ok" -> keep(reply).thenApply(CodeRequestOutcome.class::cast);
                    default -> refused(operation.name(), reply);
                });
    }

    /** Hands a code in. */
    public CompletionStage<Registered> register(RegisterCode operation) {
        return ask(operation.name(), "register", queries -> queries.register(operation.code()))
                .thenCompose(reply -> registered(operation.name(), reply));
    }

    /** Asks whether there is an account. */
    public CompletionStage<Registered> check(CheckCredentials operation) {
        return ask(operation.name(), "exist", RegistrationQueries::exist)
                .thenCompose(reply -> registered(operation.name(), reply));
    }

    /**
     * Takes a number apart.
     *
     * @throws IllegalArgumentException if no country's prefix begins it
     */
    public DissectedPhone dissect(DissectPhone operation) {
        String number =
                operation.number().map(text -> text.replaceAll("[^0-9]", "")).orElseGet(settings::phoneNumber);
        return CountryTable.dissect(number)
                .orElseThrow(() -> new IllegalArgumentException(
                        "dissectPhone: '" + operation.number().orElse(number)
                                + "' begins with no country's prefix; expected are digits with the country code"));
    }

    private CompletionStage<RegistrationReply> ask(
            String name, String call, Function<RegistrationQueries, String> query) {
        DissectedPhone phone;
        try {
            phone = ownNumber(name);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return context.store()
                .transact(tx -> new StoredCredentials(settings, tx.credentials()).ownIdentity(RANDOM))
                .thenComposeAsync(
                        identity -> send(name, call, query.apply(new RegistrationQueries(phone, identity, RANDOM))),
                        context.executor());
    }

    /** Checks the number before anybody is asked: an impossible one costs the service's patience. */
    private DissectedPhone ownNumber(String name) {
        String number = settings.phoneNumber();
        String where = name + ": the phoneNumber of account '" + settings.name() + "' ";
        try {
            TypedPhoneNumber.read("+" + number, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + "cannot be registered: " + e.getMessage(), e);
        }
        return CountryTable.dissectForTheWire(number)
                .orElseThrow(() -> new IllegalArgumentException(where + "is '" + number
                        + "', which begins with no country's prefix; expected are digits with the country code"));
    }

    private CompletionStage<RegistrationReply> send(String name, String call, String query) {
        URI service = settings.registration().service();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "User-Agent",
                ClientProfile.of(settings.registration().platform()).userAgent());
        headers.put("Accept", "text/json");
        Duration timeout = settings.timings().request();
        Dial dial = Dials.to(
                        new ServerAddress(service.getHost(), service.getPort() < 0 ? HTTPS : service.getPort()),
                        settings,
                        context.time())
                .within(timeout);
        TlsTrust trust = settings.trusted().certificates().isEmpty()
                ? TlsTrust.system()
                : TlsTrust.of(settings.trusted().certificates());
        return HttpsRequest.get(dial, URI.create(service + call + "?" + query), headers, trust)
                .handleAsync(
                        (reply, problem) -> read(name, service + call, timeout, reply, problem), context.executor());
    }

    private static RegistrationReply read(
            String name, String address, Duration timeout, @Nullable HttpsReply reply, @Nullable Throwable problem) {
        if (reply == null) {
            Throwable cause = StageFailures.cause(problem);
            if (cause instanceof TimeoutException) {
                throw new RequestTimeoutException(name, timeout, address + " did not answer");
            }
            throw new ServiceUnavailableException(name, address, String.valueOf(cause), cause);
        }
        if (reply.status() != 200) {
            throw new ServiceUnavailableException(
                    name, address, "it answered with HTTP status " + reply.status(), null);
        }
        return RegistrationReply.parse(reply.text());
    }

    private CompletionStage<Registered> registered(String name, RegistrationReply reply) {
        return reply.status().equals("ok") ? keep(reply) : refused(name, reply);
    }

    private CompletionStage<Registered> keep(RegistrationReply reply) {
        Registered registered = reply.registered(settings.phoneNumber());
        return context.store()
                .perform(tx -> new StoredCredentials(settings, tx.credentials())
                        .password(registered.password().reveal()))
                .thenApply(done -> registered);
    }

    private static <R> CompletionStage<R> refused(String name, RegistrationReply reply) {
        return CompletableFuture.failedFuture(new RegistrationRefusedException(name, reply.refusal()));
    }
}
