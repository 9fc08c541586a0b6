package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.util.function.Consumer;

/** A played phone. It speaks as the other side does: in the clear, or as a Signal endpoint on today's network. The emulator ends it. */
record PlayedCorrespondent(Phone phone) implements Correspondent {
    @Override
    public String number() {
        return phone.number();
    }

    @Override
    public void send(Chat chat, String subject, String text) {
        phone.sends(text).to(chat.isGroup() ? chat.address().user() : subject);
    }

    @Override
    public void listen(String subject, Consumer<Answer> listener) {
        phone.listen(event -> {
            if (event instanceof PhoneEvent.MessageAdded added
                    && added.message().direction() == Direction.IN
                    && added.message().author().equals(subject)) {
                listener.accept(new Answer(
                        number(),
                        added.message().chat(),
                        Integer.parseInt(added.message().text()),
                        added.message().id()));
            }
        });
    }

    @Override
    public void close() {}
}
