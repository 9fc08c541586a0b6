package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code <iq xmlns="w:m">}: where to bring a medium, and that one may be forgotten. Source: classic.md sections 7.6 and 8.2. */
public final class UploadStanzas {
    private static final String NAMESPACE = "w:m";

    private UploadStanzas() {}

    /** What the server says to a medium that we announce. */
    public sealed interface Answer {}

    /**
     * It wants the medium.
     *
     * @param url where to post it
     */
    public record Wanted(String url) implements Answer {}

    /**
     * It has the medium already.
     *
     * @param media where it lies
     */
    public record Known(RemoteMedia media) implements Answer {}

    /** Announces a medium by kind, size and hash. */
    public static Node request(String id, String kind, SpooledMedia media) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("to", Jid.USER_SERVER)
                .attribute("type", "set")
                .attribute("xmlns", NAMESPACE)
                .child(Node.builder("media")
                        .attribute("hash", media.sha256().toBase64())
                        .attribute("type", kind)
                        .attribute("size", Long.toString(media.bytes()))
                        .build())
                .build();
    }

    /**
     * Reads the answer.
     *
     * @throws ProtocolException if it is neither of the two that there are
     */
    public static Answer answer(Node reply, SpooledMedia media) {
        Optional<Node> wanted = reply.child("media");
        if (wanted.isPresent()) {
            return new Wanted(wanted.get().attributes().requireText("url"));
        }
        Node known = reply.child("duplicate")
                .orElseThrow(() -> new ProtocolException(
                        "the answer to an upload", "<media> or <duplicate>", String.valueOf(reply.firstChild())));
        String url = known.attributes().requireText("url");
        return new Known(RemoteMedia.plain(
                url,
                Optional.of(url.substring(url.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty()),
                known.attribute("mimetype").or(() -> Optional.of(media.type())),
                Optional.of(media.bytes()),
                known.attribute("filehash").flatMap(Sha256::parse).or(() -> Optional.of(media.sha256()))));
    }

    /** Tells the server that we have a medium and it may forget it. */
    public static Node forget(String id, String url) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", NAMESPACE)
                .attribute("type", "set")
                .attribute("to", Jid.USER_SERVER)
                .child(Node.builder("ack").attribute("url", url).build())
                .build();
    }
}
