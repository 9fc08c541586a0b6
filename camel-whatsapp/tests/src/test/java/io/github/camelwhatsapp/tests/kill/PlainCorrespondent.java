package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import java.util.function.BiConsumer;

/** A played phone, which writes in the clear. The emulator ends it. */
record PlainCorrespondent(Phone phone) implements Correspondent {
    @Override
    public String number() {
        return phone.number();
    }

    @Override
    public void send(String to, String text) {
        phone.sends(text).to(to);
    }

    @Override
    public void listen(BiConsumer<String, String> listener) {
        phone.listen(event -> {
            if (event instanceof PhoneEvent.MessageAdded added
                    && added.message().direction() == Direction.IN) {
                listener.accept(added.message().text(), added.message().id());
            }
        });
    }

    @Override
    public void close() {}
}
