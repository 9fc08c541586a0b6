package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.SquarePicture;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;
import io.github.camelwhatsapp.model.ProfilePicture;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code <iq>} requests about what others see of the account, and what it sees of them. Source: classic.md section 5.4. */
public final class ProfileStanzas {
    private static final String PICTURES = "w:profile:picture";
    private static final Set<PrivacyAudience> AUDIENCES =
            EnumSet.of(PrivacyAudience.ALL, PrivacyAudience.CONTACTS, PrivacyAudience.NONE);
    private static final Map<String, PrivacyCategory> CATEGORIES = Stream.of(
                    PrivacyCategory.LAST_SEEN, PrivacyCategory.STATUS, PrivacyCategory.PROFILE_PICTURE)
            .collect(Collectors.toUnmodifiableMap(PrivacyCategory::wireName, Function.identity()));

    private ProfileStanzas() {}

    /** The requests of this family. Pictures that are set are made before they are sent: {@link #setPicture}. */
    static RequestFamily requests() {
        return new RequestFamily()
                .add(
                        GetBlockedList.class,
                        (id, operation) -> AccountStanzas.blockedList(id),
                        (operation, reply) -> blocked(reply))
                .add(SetBlockedList.class, ProfileStanzas::setBlocked)
                .add(
                        GetPrivacySettings.class,
                        (id, operation) ->
                                privacy(id, "get").child(Node.of("privacy")).build(),
                        (operation, reply) -> privacySettings(reply))
                .add(SetPrivacySetting.class, ProfileStanzas::setPrivacy, (operation, reply) -> privacySettings(reply))
                .add(GetProfilePicture.class, ProfileStanzas::getPicture, ProfileStanzas::picture)
                .add(GetPhotoIds.class, ProfileStanzas::getPhotoIds, (operation, reply) -> photoIds(reply))
                .add(SetStatus.class, ProfileStanzas::setStatus)
                .add(GetStatuses.class, ProfileStanzas::getStatuses, (operation, reply) -> statuses(reply));
    }

    /** Whether this generation has what is to be set. */
    public static boolean has(SetPrivacySetting operation) {
        return CATEGORIES.containsKey(operation.category().wireName()) && AUDIENCES.contains(operation.audience());
    }

    /** Sets the picture of the account or of a group. */
    public static Node setPicture(String id, Jid of, SquarePicture picture) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("to", of)
                .attribute("type", "set")
                .attribute("xmlns", PICTURES)
                .child(Node.builder("picture")
                        .attribute("type", "image")
                        .data(picture.full())
                        .build())
                .child(Node.builder("picture")
                        .attribute("type", "preview")
                        .data(picture.preview())
                        .build())
                .build();
    }

    /** Takes the account's picture away. */
    public static Node removePicture(String id, Jid own) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("to", own)
                .attribute("type", "set")
                .attribute("xmlns", PICTURES)
                .child(Node.of("picture"))
                .child(Node.builder("picture").attribute("type", "preview").build())
                .build();
    }

    /** The id of a picture that was set. */
    public static PictureId pictureSet(Jid of, Node reply) {
        return new PictureId(Party.of(of), reply.child("picture").flatMap(picture -> picture.attribute("id")));
    }

    private static Node setBlocked(String id, SetBlockedList operation) {
        List<Party> blocked = operation.blocked();
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", "jabber:iq:privacy")
                .attribute("type", "set")
                .child(Node.builder("query")
                        .child(Node.builder("list")
                                .attribute("name", "default")
                                // The order counts from 1: 0 makes the server break the stream.
                                .children(IntStream.range(0, blocked.size())
                                        .mapToObj(place -> blockedItem(blocked.get(place), place + 1))
                                        .toList())
                                .build())
                        .build())
                .build();
    }

    private static Node blockedItem(Party blocked, int order) {
        return Node.builder("item")
                .attribute("type", "jid")
                .attribute("value", blocked.id())
                .attribute("action", "deny")
                .attribute("order", Integer.toString(order))
                .build();
    }

    private static List<Party> blocked(Node reply) {
        return reply.child("query").flatMap(query -> query.child("list")).stream()
                .flatMap(list -> list.children().stream())
                .filter(item -> item.is("item") && item.attributes().is("action", "deny"))
                .map(item -> Party.of(item.attributes().requireJid("value")))
                .toList();
    }

    private static Node.Builder privacy(String id, String type) {
        return Node.builder("iq")
                .attribute("to", Jid.USER_SERVER)
                .attribute("type", type)
                .attribute("id", id)
                .attribute("xmlns", "privacy");
    }

    private static Node setPrivacy(String id, SetPrivacySetting operation) {
        return privacy(id, "set")
                .child(Node.builder("privacy")
                        .child(Node.builder("category")
                                .attribute("name", operation.category().wireName())
                                .attribute("value", operation.audience().wireName())
                                .build())
                        .build())
                .build();
    }

    /** What a later server adds, in categories or audiences, is passed over. */
    private static PrivacySettings privacySettings(Node reply) {
        Node privacy = require(reply, "privacy");
        Map<PrivacyCategory, PrivacyAudience> audiences = new EnumMap<>(PrivacyCategory.class);
        for (Node category : privacy.children()) {
            Optional<PrivacyCategory> known = category.attribute("name").map(CATEGORIES::get);
            Optional<PrivacyAudience> audience = category.attribute("value").flatMap(ProfileStanzas::audience);
            if (known.isPresent() && audience.isPresent()) {
                audiences.put(known.get(), audience.get());
            }
        }
        return new PrivacySettings(audiences);
    }

    private static Optional<PrivacyAudience> audience(String value) {
        return AUDIENCES.stream()
                .filter(audience -> audience.wireName().equals(value))
                .findFirst();
    }

    private static Node getPicture(String id, GetProfilePicture operation) {
        boolean full =
                operation.pictureSize().filter(size -> size == PictureSize.FULL).isPresent();
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", "get")
                .attribute("xmlns", PICTURES)
                .attribute("to", operation.to().id())
                .child(Node.builder("picture")
                        .attribute("type", full ? "image" : "preview")
                        .build())
                .build();
    }

    private static ProfilePicture picture(GetProfilePicture operation, Node reply) {
        Node picture = require(reply, "picture");
        PictureSize size = picture.attributes().is("type", "image") ? PictureSize.FULL : PictureSize.PREVIEW;
        return new ProfilePicture(operation.to(), picture.attribute("id"), size, picture.dataBytes());
    }

    private static Node getPhotoIds(String id, GetPhotoIds operation) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", PICTURES)
                .attribute("type", "get")
                .child(Node.builder("list").children(users(operation.people())).build())
                .build();
    }

    private static List<PictureId> photoIds(Node reply) {
        return require(reply, "list").children().stream()
                .map(user -> new PictureId(
                        Party.of(user.attributes().requireJid("jid")),
                        user.attribute("id").filter(id -> !id.isEmpty())))
                .toList();
    }

    private static Node setStatus(String id, SetStatus operation) {
        Node.Builder status = Node.builder("status");
        if (!operation.status().isEmpty()) {
            status.data(operation.status());
        }
        return statusRequest(id, "set").child(status.build()).build();
    }

    private static Node getStatuses(String id, GetStatuses operation) {
        return statusRequest(id, "get")
                .child(Node.builder("status")
                        .children(users(operation.people()))
                        .build())
                .build();
    }

    private static Node.Builder statusRequest(String id, String type) {
        return Node.builder("iq")
                .attribute("to", Jid.USER_SERVER)
                .attribute("type", type)
                .attribute("id", id)
                .attribute("xmlns", "status");
    }

    private static List<StatusText> statuses(Node reply) {
        return require(reply, "status").children().stream()
                .map(user -> new StatusText(
                        Party.of(user.attributes().requireJid("jid")),
                        user.attributes().is("type", "fail") ? Optional.empty() : Optional.of(user.text()),
                        user.attributes().instant("t")))
                .toList();
    }

    static List<Node> users(List<Party> people) {
        return people.stream()
                .map(person ->
                        Node.builder("user").attribute("jid", person.id()).build())
                .toList();
    }

    static Node require(Node reply, String child) {
        return reply.child(child)
                .orElseThrow(() -> new ProtocolException(
                        "the answer to a request",
                        "<" + child + ">",
                        reply.tag() + " with "
                                + reply.children().stream().map(Node::tag).toList()));
    }
}
