package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.MediaShelf;
import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.Node;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * {@code w:m}: where to bring a medium, or that it is here already; and that one may be forgotten. Source: classic.md sections 7.6 and
 * 8.2.
 */
final class MediaIqs implements IqFamily {
    private static final Set<String> TYPES = Set.of("image", "video", "audio", "document");
    private static final int HASH_LENGTH = 32;

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        if (!iq.attributes().is("type", "set")) {
            return Optional.empty();
        }
        return iq.child("media").map(media -> announced(session, iq, media)).or(() -> iq.child("ack")
                .map(ack -> forgettable(session, iq, ack)));
    }

    private static Node announced(Session session, Node iq, Node media) {
        String type = media.attributes().requireText("type");
        String hash = media.attributes().requireText("hash");
        Optional<Long> size = size(media.attributes());
        if (!TYPES.contains(type) || !isHash(hash) || size.isEmpty()) {
            session.note(Rule.MEDIA_ANNOUNCED, media.attributes().toString());
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        MediaShelf shelf = session.state().media();
        Optional<MediaShelf.Item> known = shelf.find(hash, type);
        if (known.isPresent()) {
            return IqAnswers.result(iq, duplicate(shelf, known.get()));
        }
        String owner = session.account().number();
        return IqAnswers.result(
                iq,
                Node.builder("media")
                        .attribute("url", shelf.promise(new MediaShelf.Slot(hash, type, size.get(), owner)))
                        .build());
    }

    private static Node duplicate(MediaShelf shelf, MediaShelf.Item item) {
        return Node.builder("duplicate")
                .attribute("url", shelf.addressOf(item))
                .attribute("mimetype", item.mimeType())
                .attribute("size", Long.toString(item.size()))
                .attribute("filehash", item.hash())
                .attribute("type", item.type())
                .build();
    }

    private static Node forgettable(Session session, Node iq, Node ack) {
        if (!session.state().media().forgettable(ack.attributes().requireText("url"))) {
            session.note(Rule.MEDIA_FORGOTTEN, "an address that is not of a medium here");
        }
        return IqAnswers.result(iq);
    }

    private static Optional<Long> size(Attributes attributes) {
        return attributes
                .text("size")
                .filter(text -> text.matches("[1-9][0-9]{0,14}"))
                .map(Long::valueOf);
    }

    private static boolean isHash(String text) {
        try {
            return Base64.getDecoder().decode(text).length == HASH_LENGTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
