package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.List;

/** The client alone, as a program without Camel uses it. */
final class ClientAnswerer implements Answerer {
    private static final int MAX_INFLIGHT = 100;

    private final AccountStores stores;
    private final WhatsAppClient client;

    private ClientAnswerer(AccountStores stores, WhatsAppClient client) {
        this.stores = stores;
        this.client = client;
    }

    static Answerer start(Terms terms) {
        TimeSource time = TimeSource.system();
        AccountStores stores = terms.store()
                .map(directory -> SqliteAccountStores.open(directory, NAME, StoreCipher.plain(), time))
                .orElseGet(() -> SqliteAccountStores.inMemory(NAME, StoreCipher.plain(), time));
        AccountSettings settings = AccountSettings.builder(NAME)
                .generation("classic")
                .phoneNumber(terms.number())
                .password(Password.ofBase64(terms.password()))
                .servers(List.of(terms.server()))
                .build();
        ClientAnswerer answerer = new ClientAnswerer(
                stores,
                WhatsAppClient.builder(settings, stores)
                        .delivery(DeliverySettings.DEFAULT.withPacing(Pacing.OFF))
                        .build());
        answerer.begin();
        return answerer;
    }

    private void begin() {
        client.subscribe(new Subscription(
                        "answer",
                        MessageReceived.class::isInstance,
                        MAX_INFLIGHT,
                        RedeliveryPolicy.DEFAULT,
                        this::answer))
                .toCompletableFuture()
                .join()
                .resume();
        client.start();
    }

    private void answer(Delivery delivery) {
        MessageReceived message = (MessageReceived) delivery.event();
        client.execute(new SendMessage(message.from(), message.content())).whenComplete((sent, problem) -> {
            if (problem == null) {
                delivery.settle();
            } else {
                delivery.fail(problem);
            }
        });
    }

    @Override
    public void close() {
        client.close();
        stores.close();
    }
}
