package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.tests.TestAccount;
import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/** A client of ours with keys, which encrypts end to end. It is never killed. */
record EncryptingCorrespondent(TestAccount account) implements Correspondent {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EncryptionSettings ON = new EncryptionSettings(true, true);

    /** Starts one. */
    static EncryptingCorrespondent start(WhatsAppEmulator emulator, String number) {
        return new EncryptingCorrespondent(
                TestAccount.on(emulator, number, settings -> settings.encryption(ON), TimeSource.system())
                        .start());
    }

    /** Returns when others can encrypt for an account. */
    static void awaitKeys(WhatsAppEmulator emulator, String number) {
        await("the keys of " + number)
                .atMost(PATIENCE)
                .until(() -> emulator.account(number).publishedPreKeys() > 0);
    }

    @Override
    public String number() {
        return account.number();
    }

    @Override
    public void send(Chat chat, String subject, String text) {
        Party to = chat.isGroup() ? Party.of(chat.address()) : Party.parse(subject);
        account.client().execute(new SendMessage(to, new Text(text)));
    }

    @Override
    public void listen(String subject, Consumer<Answer> listener) {
        account.subscribe("correspondent", delivery -> {
            if (delivery.event() instanceof MessageReceived message
                    && message.content() instanceof Text text
                    && message.sender().phone().filter(subject::equals).isPresent()) {
                listener.accept(new Answer(
                        number(), message.from().conversationKey(), Integer.parseInt(text.text()), message.id()));
            }
            delivery.settle();
        });
    }

    @Override
    public void close() {
        account.close();
    }
}
