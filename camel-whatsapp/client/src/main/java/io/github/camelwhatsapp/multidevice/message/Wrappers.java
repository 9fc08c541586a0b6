package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.Message.FutureProofMessage;
import io.github.camelwhatsapp.proto.MessageContextInfo;
import java.util.Optional;

/**
 * The messages within which others travel: handed on by another device of the own account, to be looked at once, in a chat whose messages
 * disappear, and many more. Source: multidevice-messaging.md section 4.3.
 */
final class Wrappers {
    private static final int MOST = 5;

    private Wrappers() {}

    /**
     * A message without its wrappings.
     *
     * @param message what is inside
     * @param info what belongs to it as a whole, from the outermost that says so
     * @param viewOnce whether it is to be looked at only once
     */
    record Unwrapped(Message message, MessageContextInfo info, boolean viewOnce) {}

    /**
     * Takes the wrappings off.
     *
     * @param own whether a device of the own account wrote it: from others the wrapping of own devices counts as content
     * @throws MessageFormatException if there are more than 5
     */
    static Unwrapped unwrap(Message outer, boolean own) {
        Message message = outer;
        Optional<MessageContextInfo> info = info(outer);
        boolean viewOnce = false;
        for (int layer = 0; layer <= MOST; layer++) {
            Optional<Message> inner = inner(message, own);
            if (inner.isEmpty()) {
                return new Unwrapped(message, info.orElseGet(MessageContextInfo::getDefaultInstance), viewOnce);
            }
            viewOnce |= message.hasViewOnceMessage()
                    || message.hasViewOnceMessageV2()
                    || message.hasViewOnceMessageV2Extension();
            message = inner.get();
            Message now = message;
            info = info.or(() -> info(now));
        }
        throw new MessageFormatException("A message is wrapped more than " + MOST + " times");
    }

    private static Optional<MessageContextInfo> info(Message message) {
        return message.hasMessageContextInfo() ? Optional.of(message.getMessageContextInfo()) : Optional.empty();
    }

    private static Optional<Message> inner(Message message, boolean own) {
        if (own && message.hasDeviceSentMessage()) {
            return Optional.of(message.getDeviceSentMessage().getMessage());
        }
        for (FieldDescriptor field : message.getAllFields().keySet()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && message.getField(field) instanceof FutureProofMessage wrapper
                    && wrapper.hasMessage()) {
                return Optional.of(wrapper.getMessage());
            }
        }
        return Optional.empty();
    }
}
