package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.registration.Registration;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.ReadContacts;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The classic generation; made by {@link java.util.ServiceLoader}. */
public final class ClassicGeneration implements ProtocolGeneration {
    /** The name under which settings ask for it. */
    public static final String NAME = "classic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Operation<?> operation) {
        return ClassicOperations.has(operation);
    }

    @Override
    public Map<Class<?>, String> lacking() {
        return ClassicLacks.OPERATIONS;
    }

    @Override
    public boolean has(Class<?> operation) {
        return ClassicOperations.has(operation);
    }

    @Override
    public Supplier<String> messageIds(AccountContext account) {
        return new ClassicMessageIds(new SecureRandom());
    }

    @Override
    public Connection open(ConnectionContext context) {
        return ClassicConnection.open(context);
    }

    @Override
    public <R> CompletionStage<R> execute(AccountContext context, UnconnectedOperation<R> operation) {
        CompletionStage<?> answer;
        Registration registration = new Registration(context);
        if (operation instanceof RequestCode request) {
            answer = registration.request(request);
        } else if (operation instanceof RegisterCode register) {
            answer = registration.register(register);
        } else if (operation instanceof CheckCredentials check) {
            answer = registration.check(check);
        } else if (operation instanceof DissectPhone dissect) {
            answer = CompletableFuture.supplyAsync(() -> registration.dissect(dissect), context.executor());
        } else if (operation instanceof ReadContacts) {
            answer = context.store().transact(ContactBook::read);
        } else {
            answer = CompletableFuture.failedFuture(new NotSupportedException(NAME, operation.toString()));
        }
        @SuppressWarnings("unchecked") // each branch answers what its operation answers
        CompletionStage<R> typed = (CompletionStage<R>) answer;
        return typed;
    }
}
