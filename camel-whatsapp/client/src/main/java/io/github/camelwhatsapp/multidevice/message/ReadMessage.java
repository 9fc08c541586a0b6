package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/** What a message turns out to be. */
public sealed interface ReadMessage {
    /**
     * Something for people.
     *
     * @param content what it says
     * @param options what goes with it
     * @param secret what opens what is added to it later, 32 bytes; kept under the message's chat, author and id
     */
    record Said(Content content, MessageOptions options, Optional<byte[]> secret) implements ReadMessage {
        /** Whether it says something by itself, so that others can refer to it. */
        public boolean isStatement() {
            return WritableContents.isStatement(content);
        }

        /** Does not show the secret. */
        @Override
        public String toString() {
            return "Said[" + content + ", " + options + (secret.isPresent() ? ", with secret]" : "]");
        }
    }

    /**
     * What devices of the own account tell each other: keys, history, answers. From anybody else it is not to be believed.
     *
     * @param message it
     */
    record ForDevices(Message.ProtocolMessage message) implements ReadMessage {
        /** Shows the type only: there are keys in it. */
        @Override
        public String toString() {
            return "ForDevices[" + message.getType() + "]";
        }
    }

    /** Nothing but what accompanies messages, such as the key of a group. */
    record Nothing() implements ReadMessage {}
}
