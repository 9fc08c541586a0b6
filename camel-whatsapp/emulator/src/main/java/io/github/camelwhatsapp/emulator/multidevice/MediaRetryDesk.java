package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.proto.MediaRetryNotification;
import io.github.camelwhatsapp.proto.MediaRetryNotification.ResultType;
import io.github.camelwhatsapp.proto.ServerErrorReceipt;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the requests of devices that the phone bring a medium once more, and gives the phone's answers, which a test decides. Used on the
 * lane only. Source: multidevice-messaging.md section 6.6.
 */
public final class MediaRetryDesk {
    private static final byte[] INFO = "WhatsApp Media Retry Notification".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 1_000;

    private final Map<String, Request> requests = new LinkedHashMap<>();

    private record Request(Device device, Node which, byte[] sealed, byte[] iv) {}

    /** A device asks; one that asks otherwise than it must is written down. */
    void asked(DeviceSession session, Node receipt) {
        Optional<Node> encrypt = receipt.child("encrypt");
        Optional<Node> which = receipt.child("rmr");
        byte[] sealed = part(encrypt, "enc_p");
        byte[] iv = part(encrypt, "enc_iv");
        boolean whole = which.flatMap(rmr -> rmr.attributes().jid("jid")).isPresent()
                && which.flatMap(rmr -> rmr.attribute("from_me"))
                        .filter(text -> text.equals("true") || text.equals("false"))
                        .isPresent();
        boolean toItself = receipt.attributes()
                .jid("to")
                .filter(session.account().jid()::equals)
                .isPresent();
        if (!whole || !toItself || iv.length != AesGcm.IV_LENGTH || sealed.length <= AesGcm.TAG_LENGTH) {
            session.note(Rule.MEDIA_RETRY, receipt.toString());
            return;
        }
        requests.put(
                receipt.attributes().requireText("id"), new Request(session.device(), which.orElseThrow(), sealed, iv));
        if (requests.size() > MOST) {
            requests.remove(requests.keySet().iterator().next());
        }
    }

    /** The ids of the messages whose media were asked for and not answered yet, oldest first. */
    public List<String> requests() {
        return List.copyOf(requests.keySet());
    }

    /**
     * The phone has brought the medium once more.
     *
     * @param id the id of the message
     * @param mediaKey the key of its medium, 32 bytes
     * @param directPath where it is now
     * @throws IllegalArgumentException if the request was not made with this key, or not for this message
     */
    public void answer(String id, byte[] mediaKey, String directPath) {
        Request request = take(id);
        AesGcm cipher = new AesGcm(Hkdf.derive(mediaKey, INFO, AesGcm.KEY_LENGTH));
        byte[] associated = id.getBytes(StandardCharsets.UTF_8);
        byte[] expected =
                ServerErrorReceipt.newBuilder().setStanzaId(id).build().toByteArray();
        try {
            if (!Arrays.equals(expected, cipher.open(request.iv(), associated, request.sealed()))) {
                throw new IllegalArgumentException("The request for " + id + " names another message");
            }
        } catch (CiphertextFormatException e) {
            throw new IllegalArgumentException("The request for " + id + " was not made with this key", e);
        }
        byte[] iv = new byte[AesGcm.IV_LENGTH];
        RANDOM.nextBytes(iv);
        byte[] plain = MediaRetryNotification.newBuilder()
                .setStanzaId(id)
                .setDirectPath(directPath)
                .setResult(ResultType.SUCCESS)
                .build()
                .toByteArray();
        tell(
                id,
                request,
                Node.builder("encrypt")
                        .child(Node.builder("enc_p")
                                .data(cipher.seal(iv, associated, plain))
                                .build())
                        .child(Node.builder("enc_iv").data(iv).build())
                        .build());
    }

    /** The phone does not have it any more. */
    public void refuse(String id) {
        tell(id, take(id), Node.builder("error").attribute("code", "2").build());
    }

    void clear() {
        requests.clear();
    }

    private Request take(String id) {
        Request request = requests.remove(id);
        if (request == null) {
            throw new IllegalArgumentException("Nobody has asked for the medium of " + id);
        }
        return request;
    }

    private static void tell(String id, Request request, Node answer) {
        request.device()
                .mailbox()
                .store(Node.builder("notification")
                        .attribute("from", request.device().account().jid())
                        .attribute("id", id)
                        .attribute("type", "mediaretry")
                        .child(request.which())
                        .child(answer)
                        .build());
    }

    private static byte[] part(Optional<Node> encrypt, String name) {
        return encrypt.flatMap(node -> node.child(name)).map(Node::dataBytes).orElse(new byte[0]);
    }
}
