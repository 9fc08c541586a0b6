package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.DeliveryStatistics;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.store.ParkedDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;

/** An account as a person sees it over JMX. It never opens an account: one that is not in use shows as CLOSED. */
final class AccountView {
    private static final long WAIT_SECONDS = 60;

    private final Supplier<Optional<WhatsAppClient>> account;

    AccountView(Supplier<Optional<WhatsAppClient>> account) {
        this.account = account;
    }

    String state() {
        return of(client -> client.status().state().name(), AccountReport.CLOSED);
    }

    String cause() {
        return of(client -> client.status().cause().toString(), "");
    }

    String since() {
        return of(client -> client.status().since().toString(), "");
    }

    long reconnects() {
        return of(WhatsAppClient::reconnects, 0L);
    }

    /** When the connection last worked, in ISO 8601; empty if it never did. */
    String lastProof() {
        return of(client -> client.lastProof().map(Instant::toString).orElse(""), "");
    }

    DeliveryStatistics statistics() {
        return of(client -> await(client.statistics()), DeliveryStatistics.NOTHING);
    }

    AccountReport report(String name, String generation) {
        return new AccountReport(
                name,
                generation,
                account.get().map(WhatsAppClient::status),
                reconnects(),
                of(WhatsAppClient::lastProof, Optional.empty()),
                statistics());
    }

    /** What people wrote is not shown. */
    String listParked(int limit) {
        return of(client -> await(client.parked(limit)), List.<ParkedDelivery>of()).stream()
                .map(parked -> parked.sequence() + " " + parked.routeId() + " "
                        + parked.message().kind() + " " + parked.message().conversation() + " " + parked.error())
                .collect(Collectors.joining("\n"));
    }

    boolean replay(long number, String routeId) {
        return of(client -> await(client.replay(number, routeId)), false);
    }

    boolean drop(long number, String routeId) {
        return of(client -> await(client.drop(number, routeId)), false);
    }

    void reconnect() {
        account.get().ifPresent(WhatsAppClient::start);
    }

    /** The first code, drawn for a terminal. */
    String linkByQr() {
        return link(new LinkByQr());
    }

    /** The code to type. */
    String linkByCode(String phone) {
        return link(new LinkByCode(Party.parse(phone)));
    }

    void cancelLinking() {
        account.get().ifPresent(client -> await(client.execute(new CancelLinking())));
    }

    void confirmLogOut() {
        account.get().ifPresent(client -> await(client.execute(new ConfirmLogOut())));
    }

    void restoreLogin() {
        account.get().ifPresent(client -> await(client.execute(new RestoreLogin())));
    }

    void logOut() {
        account.get().ifPresent(client -> await(client.execute(new LogOut())));
    }

    private String link(Operation<LinkingCode> operation) {
        return of(client -> await(client.execute(operation)).terminal(), "The account is not in use");
    }

    private <T> T of(Function<WhatsAppClient, T> question, T otherwise) {
        return account.get().map(question).orElse(otherwise);
    }

    private static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RuntimeCamelException("The account does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException(e);
        }
    }
}
