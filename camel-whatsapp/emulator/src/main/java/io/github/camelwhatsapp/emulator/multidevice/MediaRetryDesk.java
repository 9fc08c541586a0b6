package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.media.MediaRetryCipher;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the requests of devices that the phone bring a medium once more, hands them to the phone, and gives its answers; what a phone does
 * not answer by itself a test decides. How requests and answers travel between server and phone is ours. Used on the lane only. Source:
 * multidevice-messaging.md section 6.6.
 */
public final class MediaRetryDesk {
    /** The type of the receipt by which a phone answers; ours. */
    static final String ANSWER = "mediaretry";

    private static final int MOST = 1_000;

    private final Map<String, Request> requests = new LinkedHashMap<>();

    private record Request(Device device, MediaRetryCipher.Request said) {}

    /** A device asks; one that asks otherwise than it must is written down. */
    void asked(DeviceSession session, Node receipt) {
        Optional<MediaRetryCipher.Request> said = MediaRetryCipher.Request.in(receipt);
        boolean toItself = receipt.attributes()
                .jid("to")
                .filter(session.account().jid()::equals)
                .isPresent();
        if (said.isEmpty() || !toItself) {
            session.note(Rule.MEDIA_RETRY, receipt.toString());
            return;
        }
        String id = receipt.attributes().requireText("id");
        requests.put(id, new Request(session.device(), said.get()));
        if (requests.size() > MOST) {
            requests.remove(requests.keySet().iterator().next());
        }
        session.account()
                .linked()
                .primary()
                .filter(phone -> phone != session.device() && phone.mailbox().hasRoom())
                .ifPresent(phone -> phone.mailbox()
                        .store(Node.builder("receipt")
                                .attribute("from", session.device().jid())
                                .attribute("id", id)
                                .attribute("type", "server-error")
                                .children(receipt.children())
                                .build()));
    }

    /** The phone of an account answers by itself; too late if that was answered before. */
    void answered(Device phone, Node receipt) {
        String id = receipt.attributes().requireText("id");
        Request request = requests.get(id);
        Optional<Node> encrypt = receipt.child("encrypt");
        if (request != null && encrypt.isPresent() && request.device().account() == phone.account()) {
            requests.remove(id);
            tell(id, request, encrypt.get());
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
        MediaRetryCipher cipher = new MediaRetryCipher(mediaKey, id);
        if (!cipher.isMadeFor(request.said())) {
            throw new IllegalArgumentException(
                    "The request for " + id + " was not made with this key, or names another message");
        }
        tell(id, request, cipher.answer(directPath));
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
                        .child(request.said().which())
                        .child(answer)
                        .build());
    }
}
