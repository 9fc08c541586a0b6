package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.Picture;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.emulator.state.Showing;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * {@code w:profile:picture}: pictures of people and groups, handed out as addresses at the media host. Source:
 * multidevice-messaging.md section 9.2.
 */
final class PictureIqs implements IqFamily {
    private static final int JPEG_START = 0xffd8;
    private static final String JPEG = "image/jpeg";

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        Optional<Jid> target = iq.attributes().jid("target").map(Jid::account);
        if (iq.attributes().is("type", "get")) {
            Optional<Node> asked = iq.child("picture");
            return asked.filter(child -> target.isPresent())
                    .map(child -> get(session, iq, target.get(), child))
                    .or(() -> Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST)));
        }
        return Optional.of(set(session, iq, target));
    }

    private static Node get(DeviceSession session, Node iq, Jid of, Node asked) {
        String type = asked.attribute("type").orElse("image");
        if (!type.equals("preview") && !type.equals("image")) {
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        return of.isGroup() ? ofGroup(session, iq, of, asked, type) : ofPerson(session, iq, of, asked, type);
    }

    private static Node ofGroup(DeviceSession session, Node iq, Jid of, Node asked, String type) {
        return session.state()
                .groups()
                .find(of)
                .filter(group -> group.hasMember(session.account().jid()))
                .flatMap(Group::picture)
                .map(picture -> handOut(session, iq, picture, asked, type))
                .orElseGet(() -> IqAnswers.error(iq, IqError.ITEM_NOT_FOUND));
    }

    private static Node ofPerson(DeviceSession session, Node iq, Jid of, Node asked, String type) {
        Optional<Account> owner = session.state().accounts().byAddress(of);
        if (owner.filter(known -> !Showing.isVisible(known, session.account(), "profile"))
                .isPresent()) {
            return IqAnswers.error(iq, IqError.NOT_AUTHORIZED);
        }
        return owner.flatMap(Account::picture)
                .map(picture -> handOut(session, iq, picture, asked, type))
                .orElseGet(() -> IqAnswers.error(iq, IqError.ITEM_NOT_FOUND));
    }

    private static Node handOut(DeviceSession session, Node iq, Picture picture, Node asked, String type) {
        if (asked.attributes().is("id", picture.id())) {
            return IqAnswers.result(
                    iq, Node.builder("picture").attribute("status", "304").build());
        }
        byte[] bytes = type.equals("image") ? picture.image() : picture.preview();
        return IqAnswers.result(
                iq,
                Node.builder("picture")
                        .attribute("id", picture.id())
                        .attribute("type", type)
                        .attribute("url", session.state().media().publish(bytes, JPEG))
                        .build());
    }

    private static Node set(DeviceSession session, Node iq, Optional<Jid> target) {
        Optional<Group> group = target.filter(Jid::isGroup)
                .flatMap(jid -> session.state().groups().find(jid));
        if (target.isPresent()) {
            Optional<Refusal> refusal = session.state().groupOffice().mayEdit(Actor.of(session.device()), target.get());
            if (refusal.isPresent()) {
                return GroupIqs.done(iq, refusal);
            }
        }
        if (iq.children().isEmpty()) {
            group.ifPresentOrElse(
                    known -> session.state().showing().noPicture(known, Actor.of(session.device())),
                    () -> session.state().showing().noPicture(Actor.of(session.device())));
            return IqAnswers.result(iq);
        }
        Optional<byte[]> image = picture(iq, "image");
        if (image.isEmpty()) {
            return IqAnswers.error(iq, IqError.NOT_ACCEPTABLE);
        }
        byte[] preview = picture(iq, "preview").orElse(image.get());
        Actor by = Actor.of(session.device());
        String id = group.map(known -> session.state().showing().picture(known, by, image.get(), preview))
                .orElseGet(() -> session.state().showing().picture(by, image.get(), preview));
        return IqAnswers.result(iq, Node.builder("picture").attribute("id", id).build());
    }

    private static Optional<byte[]> picture(Node iq, String type) {
        return iq.children().stream()
                .filter(child -> child.is("picture") && child.attributes().is("type", type))
                .map(Node::dataBytes)
                .filter(bytes -> bytes.length > 3 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == JPEG_START)
                .findFirst();
    }
}
