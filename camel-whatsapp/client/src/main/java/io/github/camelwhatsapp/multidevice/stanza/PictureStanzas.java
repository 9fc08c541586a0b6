package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.RemoveGroupPicture;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** Requests of the namespace {@code w:profile:picture}. Source: multidevice-messaging.md section 9.2. */
public final class PictureStanzas {
    private static final String NAMESPACE = "w:profile:picture";

    static final RequestFamily REQUESTS = new RequestFamily()
            .add(RemoveProfilePicture.class, (id, operation) -> set(id, Optional.empty(), List.of()))
            .add(
                    RemoveGroupPicture.class,
                    (id, operation) -> set(id, Optional.of(operation.to().id()), List.of()),
                    (operation, reply) -> Done.DONE);

    private PictureStanzas() {}

    /**
     * Sets a picture.
     *
     * @param group the group whose picture it is; empty for the account's own
     * @param jpeg 640 by 640 points
     */
    public static Node set(String id, Optional<Jid> group, byte[] jpeg) {
        return set(
                id,
                group,
                List.of(Node.builder("picture")
                        .attribute("type", "image")
                        .data(jpeg)
                        .build()));
    }

    /** The id of a picture that was set. */
    public static PictureId pictureSet(Party of, Node reply) {
        return new PictureId(of, reply.child("picture").flatMap(picture -> picture.attribute("id")));
    }

    /**
     * Asks where a picture is.
     *
     * @param token the token that its owner gave us, if any
     */
    public static Node get(String id, GetProfilePicture operation, Optional<byte[]> token) {
        boolean full =
                operation.pictureSize().filter(size -> size == PictureSize.FULL).isPresent();
        Node.Builder picture = Node.builder("picture")
                .attribute("type", full ? "image" : "preview")
                .attribute("query", "url");
        token.ifPresent(
                bytes -> picture.child(Node.builder("tctoken").data(bytes).build()));
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("target", Parties.address(operation.to()))
                .attribute("type", "get")
                .attribute("xmlns", NAMESPACE)
                .attribute("id", id)
                .child(picture.build())
                .build();
    }

    /**
     * Where a picture is.
     *
     * @param pictureId the server's id of it
     * @param url where its bytes can be fetched
     * @param size which of its sizes it is
     */
    public record Location(Optional<String> pictureId, String url, PictureSize size) {}

    /** Where the picture of a reply is; empty if there is none: the status 204, or no picture at all. */
    public static Optional<Location> location(Node reply) {
        return reply.child("picture").flatMap(picture -> picture.attribute("url")
                .map(url -> new Location(
                        picture.attribute("id"),
                        url,
                        picture.attributes().is("type", "image") ? PictureSize.FULL : PictureSize.PREVIEW)));
    }

    private static Node set(String id, Optional<Jid> group, List<Node> pictures) {
        Node.Builder iq = Node.builder("iq").attribute("to", Jid.SERVER);
        group.ifPresent(jid -> iq.attribute("target", jid));
        return iq.attribute("type", "set")
                .attribute("xmlns", NAMESPACE)
                .attribute("id", id)
                .children(pictures)
                .build();
    }
}
