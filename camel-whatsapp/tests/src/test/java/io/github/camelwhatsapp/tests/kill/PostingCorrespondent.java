package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A played phone whose messages are documents. What comes it fetches at the very end, so that the host serves nobody but the process before. */
record PostingCorrespondent(Phone phone) implements Correspondent {
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public String number() {
        return phone.number();
    }

    @Override
    public void send(Chat chat, String subject, String text) {
        int number = Integer.parseInt(text);
        phone.sends(PhoneFile.of(Parcel.bytes(number), Parcel.TYPE).named(Parcel.name(number)))
                .to(chat.isGroup() ? chat.address().user() : subject);
    }

    @Override
    public void listen(String subject, Consumer<Answer> listener) {
        phone.listen(event -> {
            if (event instanceof PhoneEvent.MessageAdded added && isBy(subject, added.message())) {
                listener.accept(new Answer(
                        number(),
                        added.message().chat(),
                        numberOf(added.message()),
                        added.message().id()));
            }
        });
    }

    @Override
    public int unreadable(String subject) {
        return (int) phone.messages().stream()
                .filter(message -> isBy(subject, message) && !isReadable(message))
                .count();
    }

    private boolean isReadable(PhoneMessage message) {
        try {
            Path file = phone.fetches(message)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            return Arrays.equals(Files.readAllBytes(file), Parcel.bytes(numberOf(message)));
        } catch (CompletionException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBy(String subject, PhoneMessage message) {
        return message.direction() == Direction.IN && message.author().equals(subject);
    }

    private static int numberOf(PhoneMessage message) {
        return Parcel.number(message.medium().map(PhoneMedium::fileName).orElse(""));
    }

    @Override
    public void close() {}
}
