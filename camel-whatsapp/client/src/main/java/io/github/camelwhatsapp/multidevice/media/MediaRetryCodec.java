package io.github.camelwhatsapp.multidevice.media;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.proto.MediaRetryNotification;
import io.github.camelwhatsapp.proto.ServerErrorReceipt;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The request that the phone bring a medium once more, and its answer; pure. Source: multidevice-messaging.md section 6.6. */
final class MediaRetryCodec {
    private static final byte[] INFO = "WhatsApp Media Retry Notification".getBytes(StandardCharsets.US_ASCII);

    private MediaRetryCodec() {}

    /** What the phone answered. */
    sealed interface Answer {
        /**
         * The medium is on the server again.
         *
         * @param directPath where
         */
        record Renewed(String directPath) implements Answer {}

        /**
         * It is not.
         *
         * @param reason why, for people
         */
        record Lost(String reason) implements Answer {}
    }

    /**
     * The request.
     *
     * @param id the id of the message
     * @param own the own address, without a device
     * @param chat the chat of the message
     * @param participant who wrote it, in a chat of several
     * @param fromMe whether the account itself wrote it
     * @param key the key of the medium
     * @param iv 12 bytes
     */
    static Node request(
            String id, Jid own, Jid chat, Optional<Jid> participant, boolean fromMe, MediaKey key, byte[] iv) {
        byte[] plain = ServerErrorReceipt.newBuilder().setStanzaId(id).build().toByteArray();
        Node.Builder which = Node.builder("rmr").attribute("jid", chat).attribute("from_me", Boolean.toString(fromMe));
        participant.ifPresent(sender -> which.attribute("participant", sender));
        return Node.builder("receipt")
                .attribute("id", id)
                .attribute("to", own)
                .attribute("type", "server-error")
                .child(Node.builder("encrypt")
                        .child(Node.builder("enc_p")
                                .data(cipher(key).seal(iv, associated(id), plain))
                                .build())
                        .child(Node.builder("enc_iv").data(iv).build())
                        .build())
                .child(which.build())
                .build();
    }

    /** Whether a stanza is an answer. */
    static boolean isAnswer(Node stanza) {
        return stanza.is("notification") && stanza.attributes().is("type", "mediaretry");
    }

    /** Reads an answer. What cannot be read is as good as a refusal: the phone has answered. */
    static Answer read(Node notification, String id, MediaKey key) {
        Optional<Node> error = notification.child("error");
        if (error.isPresent()) {
            String code = error.get().attribute("code").orElse("");
            return new Answer.Lost(
                    code.equals("2") ? "the phone does not have it any more" : "the phone answered error " + code);
        }
        byte[] sealed = part(notification, "enc_p");
        byte[] iv = part(notification, "enc_iv");
        if (iv.length != AesGcm.IV_LENGTH) {
            return new Answer.Lost("the phone's answer is not encrypted as it must be");
        }
        try {
            return read(MediaRetryNotification.parseFrom(cipher(key).open(iv, associated(id), sealed)), id);
        } catch (CiphertextFormatException | InvalidProtocolBufferException e) {
            return new Answer.Lost("the phone's answer cannot be decrypted");
        }
    }

    private static Answer read(MediaRetryNotification answer, String id) {
        if (!answer.getStanzaId().equals(id)) {
            return new Answer.Lost("the phone answered for another message");
        }
        return switch (answer.getResult()) {
            case SUCCESS ->
                answer.getDirectPath().startsWith("/")
                        ? new Answer.Renewed(answer.getDirectPath())
                        : new Answer.Lost("the phone's answer names no place");
            case NOT_FOUND -> new Answer.Lost("the phone does not have it any more");
            case DECRYPTION_ERROR -> new Answer.Lost("the phone could not read the request");
            default -> new Answer.Lost("the phone could not bring it");
        };
    }

    private static byte[] part(Node notification, String name) {
        return notification
                .child("encrypt")
                .flatMap(encrypt -> encrypt.child(name))
                .map(Node::dataBytes)
                .orElse(new byte[0]);
    }

    private static AesGcm cipher(MediaKey key) {
        return new AesGcm(Hkdf.derive(key.bytes(), INFO, AesGcm.KEY_LENGTH));
    }

    private static byte[] associated(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
