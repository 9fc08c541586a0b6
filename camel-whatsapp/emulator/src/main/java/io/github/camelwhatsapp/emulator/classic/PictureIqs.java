package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.Picture;
import io.github.camelwhatsapp.emulator.state.Showing;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code w:profile:picture}: pictures of people and groups, in two sizes. A picture that is hidden from the client is answered as one
 * that is not there. Source: classic.md section 5.4, sendGetProfilePicture, sendGetProfilePhotoIds, sendSetProfilePicture,
 * sendSetGroupPicture and sendRemoveProfilePicture.
 */
final class PictureIqs implements IqFamily {
    private static final int JPEG_START = 0xffd8;

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        Optional<Node> list = iq.child("list");
        if (list.isPresent() && iq.attributes().is("type", "get")) {
            return Optional.of(IqAnswers.result(iq, ids(session, list.get())));
        }
        Jid of = iq.attributes().requireJid("to");
        return iq.attributes().is("type", "get")
                ? iq.child("picture").map(asked -> get(session, iq, of, asked))
                : Optional.of(set(session, iq, of));
    }

    private static Node get(Session session, Node iq, Jid of, Node asked) {
        String type = asked.attributes().requireText("type");
        if (!type.equals("preview") && !type.equals("image")) {
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        return picture(session, of)
                .map(picture -> IqAnswers.result(
                        iq,
                        Node.builder("picture")
                                .attribute("id", picture.id())
                                .attribute("type", type)
                                .data(type.equals("image") ? picture.image() : picture.preview())
                                .build()))
                .orElseGet(() -> IqAnswers.error(iq, IqError.ITEM_NOT_FOUND));
    }

    private static Optional<Picture> picture(Session session, Jid of) {
        if (of.isGroup()) {
            return session.state()
                    .groups()
                    .find(of)
                    .filter(group -> group.hasMember(session.account().jid()))
                    .flatMap(Group::picture);
        }
        return session.state()
                .accounts()
                .find(of.user())
                .filter(owner -> Showing.isVisible(owner, session.account(), "profile"))
                .flatMap(Account::picture);
    }

    private static Node ids(Session session, Node asked) {
        Node.Builder list = Node.builder("list");
        for (Node user : asked.children()) {
            Jid jid = user.attributes().requireJid("jid");
            Node.Builder answer = Node.builder("user").attribute("jid", jid);
            picture(session, jid).ifPresent(picture -> answer.attribute("id", picture.id()));
            list.child(answer.build());
        }
        return list.build();
    }

    private static Node set(Session session, Node iq, Jid of) {
        List<Node> pictures = iq.children();
        if (pictures.size() != 2 || !pictures.stream().allMatch(child -> child.is("picture"))) {
            return refused(session, iq, "not two pictures");
        }
        Node image = pictures.get(0);
        Node preview = pictures.get(1);
        if (!preview.attributes().is("type", "preview")) {
            return refused(session, iq, "the second picture is no preview");
        }
        Optional<Group> group = of.isGroup() ? session.state().groups().find(of) : Optional.empty();
        boolean allowed = of.isGroup()
                ? group.filter(known -> known.hasMember(session.account().jid()))
                        .isPresent()
                : of.equals(session.account().jid());
        if (!allowed) {
            return IqAnswers.error(iq, IqError.FORBIDDEN);
        }
        if (!image.hasData() && !preview.hasData() && group.isEmpty()) {
            session.state().showing().noPicture(session.account());
            return IqAnswers.result(iq);
        }
        if (!image.attributes().is("type", "image") || !isJpeg(image) || !isJpeg(preview)) {
            return refused(session, iq, "no JPEG");
        }
        String id = group.isPresent()
                ? session.state()
                        .showing()
                        .picture(group.get(), session.account(), image.dataBytes(), preview.dataBytes())
                : session.state().showing().picture(session.account(), image.dataBytes(), preview.dataBytes());
        return IqAnswers.result(iq, Node.builder("picture").attribute("id", id).build());
    }

    private static boolean isJpeg(Node picture) {
        if (!picture.hasData()) {
            return false;
        }
        byte[] bytes = picture.dataBytes();
        return bytes.length > 3 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == JPEG_START;
    }

    private static Node refused(Session session, Node iq, String detail) {
        session.note(Rule.PICTURE, detail);
        return IqAnswers.error(iq, IqError.BAD_REQUEST);
    }
}
