package io.github.camelwhatsapp.emulator.media;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.proto.MediaRetryNotification;
import io.github.camelwhatsapp.proto.MediaRetryNotification.ResultType;
import io.github.camelwhatsapp.proto.ServerErrorReceipt;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a linked device asks its phone to bring a medium once more, and how the phone answers: both under the medium's key. Source:
 * multidevice-messaging.md section 6.6.
 */
public final class MediaRetryCipher {
    private static final byte[] INFO = "WhatsApp Media Retry Notification".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AesGcm cipher;
    private final String id;

    /**
     * @param mediaKey 32 bytes
     * @param id of the message that the medium is in
     */
    public MediaRetryCipher(byte[] mediaKey, String id) {
        cipher = new AesGcm(Hkdf.derive(mediaKey, INFO, AesGcm.KEY_LENGTH));
        this.id = id;
    }

    /** Whether a request was made with this key, for this message. */
    public boolean isMadeFor(Request request) {
        byte[] expected =
                ServerErrorReceipt.newBuilder().setStanzaId(id).build().toByteArray();
        try {
            return Arrays.equals(expected, cipher.open(request.iv(), associated(), request.sealed()));
        } catch (CiphertextFormatException e) {
            return false;
        }
    }

    /** The {@code <encrypt>} that says where the medium is now. */
    public Node answer(String directPath) {
        byte[] iv = new byte[AesGcm.IV_LENGTH];
        RANDOM.nextBytes(iv);
        byte[] plain = MediaRetryNotification.newBuilder()
                .setStanzaId(id)
                .setDirectPath(directPath)
                .setResult(ResultType.SUCCESS)
                .build()
                .toByteArray();
        return Node.builder("encrypt")
                .child(Node.builder("enc_p")
                        .data(cipher.seal(iv, associated(), plain))
                        .build())
                .child(Node.builder("enc_iv").data(iv).build())
                .build();
    }

    private byte[] associated() {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a device asks with.
     *
     * @param which {@code <rmr jid from_me participant/>}
     * @param sealed encrypted under the medium's key
     * @param iv 12 bytes
     */
    public record Request(Node which, byte[] sealed, byte[] iv) {
        /** The request in a receipt; empty if it lacks something, or has the wrong lengths. */
        public static Optional<Request> in(Node receipt) {
            byte[] sealed = part(receipt, "enc_p");
            byte[] iv = part(receipt, "enc_iv");
            return receipt.child("rmr")
                    .filter(rmr -> rmr.attributes().jid("jid").isPresent())
                    .filter(rmr -> rmr.attribute("from_me")
                            .filter(text -> text.equals("true") || text.equals("false"))
                            .isPresent())
                    .filter(rmr -> iv.length == AesGcm.IV_LENGTH && sealed.length > AesGcm.TAG_LENGTH)
                    .map(rmr -> new Request(rmr, sealed, iv));
        }

        private static byte[] part(Node receipt, String name) {
            return receipt.child("encrypt")
                    .flatMap(encrypt -> encrypt.child(name))
                    .map(Node::dataBytes)
                    .orElse(new byte[0]);
        }
    }
}
