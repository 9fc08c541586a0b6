package io.github.camelwhatsapp.multidevice.media;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.multidevice.message.MediaRecords;
import io.github.camelwhatsapp.proto.StoredMediaRequests;
import io.github.camelwhatsapp.proto.StoredMediaRequests.StoredMediaRequest;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The media that the phone was asked to bring once more, as the store keeps them: a request outlives the connection that made it, and the
 * process. A few at a time, so that they are kept as one value; beyond {@value #MOST} the oldest is forgotten.
 */
final class AskedMedia {
    private static final String NAME = "multidevice.mediaRequests";
    private static final int MOST = 200;

    private AskedMedia() {}

    /** Notes a request. */
    static void note(Transaction tx, MessageReceived message) {
        List<StoredMediaRequest> asked =
                new ArrayList<>(without(tx, message.id(), message.from().id()));
        asked.add(StoredMediaRequest.newBuilder()
                .setId(message.id())
                .setChat(message.from().id().toString())
                .setSender(message.sender().id().toString())
                .setContent(ByteString.copyFrom(MediaRecords.encode((MediaContent) message.content())))
                .build());
        save(tx, asked.subList(Math.max(0, asked.size() - MOST), asked.size()));
    }

    /** Notes that a request has come to its end. */
    static void forget(Transaction tx, MessageReceived message) {
        List<StoredMediaRequest> left = without(tx, message.id(), message.from().id());
        if (left.size() < load(tx).size()) {
            save(tx, left);
        }
    }

    /** All that are not answered, as messages that hold what matters of them. */
    static List<MessageReceived> all(Transaction tx, Instant now) {
        return load(tx).stream()
                .flatMap(asked -> message(tx, asked, now).stream())
                .toList();
    }

    private static Optional<MessageReceived> message(Transaction tx, StoredMediaRequest asked, Instant now) {
        try {
            Jid chat = Jid.parse(asked.getChat());
            Jid sender = Jid.parse(asked.getSender());
            return MediaRecords.decode(asked.getContent().toByteArray())
                    .map(content -> new MessageReceived(
                            asked.getId(),
                            tx.addresses().party(chat),
                            tx.addresses().party(sender),
                            Optional.empty(),
                            now,
                            Origin.OFFLINE,
                            content));
        } catch (JidFormatException e) {
            return Optional.empty();
        }
    }

    private static List<StoredMediaRequest> without(Transaction tx, String id, Jid chat) {
        Predicate<StoredMediaRequest> same =
                asked -> asked.getId().equals(id) && asked.getChat().equals(chat.toString());
        return load(tx).stream().filter(same.negate()).toList();
    }

    private static List<StoredMediaRequest> load(Transaction tx) {
        return tx.credentials().get(NAME).map(AskedMedia::parse).orElse(List.of());
    }

    private static List<StoredMediaRequest> parse(byte[] bytes) {
        try {
            return StoredMediaRequests.parseFrom(bytes).getAskedList();
        } catch (InvalidProtocolBufferException e) {
            throw new StoreCorruptException(
                    "What was asked of the phone is stored in a form that cannot be read: " + e.getMessage());
        }
    }

    private static void save(Transaction tx, List<StoredMediaRequest> asked) {
        if (asked.isEmpty()) {
            tx.credentials().delete(NAME);
        } else {
            tx.credentials()
                    .put(
                            NAME,
                            StoredMediaRequests.newBuilder()
                                    .addAllAsked(asked)
                                    .build()
                                    .toByteArray());
        }
    }
}
