package io.github.camelwhatsapp.multidevice.messaging;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import java.util.random.RandomGenerator;

/** What is encrypted, for whom. Source: multidevice-messaging.md sections 3.1, 3.5 and 4.4. */
final class Plaintexts {
    private final RandomGenerator random;

    Plaintexts(RandomGenerator random) {
        this.random = random;
    }

    /** For those it is meant for. */
    byte[] direct(Message message) {
        return Padding.pad(message.toByteArray(), random);
    }

    /** For the other devices of our own account. */
    byte[] copy(Message message, Jid chat) {
        Message.Builder copy = Message.newBuilder()
                .setDeviceSentMessage(Message.DeviceSentMessage.newBuilder()
                        .setDestinationJid(chat.toString())
                        .setMessage(message));
        if (message.hasMessageContextInfo()) {
            copy.setMessageContextInfo(message.getMessageContextInfo());
        }
        return direct(copy.build());
    }

    /** Our key of a group. */
    byte[] key(Jid group, SenderKeyDistributionMessage key) {
        return direct(with(Message.newBuilder(), group, key));
    }

    /** A message for somebody who may lack our key of its group. */
    byte[] withKey(Message message, Jid group, SenderKeyDistributionMessage key) {
        return direct(with(message.toBuilder(), group, key));
    }

    private static Message with(Message.Builder message, Jid group, SenderKeyDistributionMessage key) {
        return message.setSenderKeyDistributionMessage(Message.SenderKeyDistributionMessage.newBuilder()
                        .setGroupId(group.toString())
                        .setAxolotlSenderKeyDistributionMessage(ByteString.copyFrom(key.bytes())))
                .build();
    }
}
