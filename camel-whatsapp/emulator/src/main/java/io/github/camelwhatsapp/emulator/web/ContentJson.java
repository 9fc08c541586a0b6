package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.phone.PhoneCard;
import io.github.camelwhatsapp.emulator.phone.PhoneContent;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhonePlace;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import java.util.List;
import java.util.Map;

/** The JSON forms of what a message holds beside text. Previews and bytes have addresses of their own. */
final class ContentJson {
    private ContentJson() {}

    static ObjectNode of(PhoneContent content) {
        if (content instanceof PhonePlace place) {
            return node("location")
                    .put("latitude", place.latitude())
                    .put("longitude", place.longitude())
                    .put("name", place.name())
                    .put("url", place.url());
        }
        if (content instanceof PhoneCard card) {
            return node("contactCard").put("name", card.name()).put("vcard", card.vcard());
        }
        if (content instanceof PhonePoll poll) {
            ObjectNode json = node("poll").put("question", poll.question()).put("selectable", poll.selectable());
            ArrayNode options = json.putArray("options");
            poll.options().forEach(option -> answer(poll, option, options.addObject()));
            return json;
        }
        PhoneMedium medium = (PhoneMedium) content;
        return node(PhoneJson.word(medium.kind()))
                .put("mimeType", medium.mimeType())
                .put("size", medium.size())
                .put("name", medium.fileName())
                .put("caption", medium.caption())
                .put("width", medium.width())
                .put("height", medium.height())
                .put("seconds", medium.seconds())
                .put("preview", !medium.preview().isEmpty());
    }

    /** {@code {name, votes, voters: [number]}}. */
    private static void answer(PhonePoll poll, String option, ObjectNode json) {
        List<String> voters = poll.votes().entrySet().stream()
                .filter(vote -> vote.getValue().contains(option))
                .map(Map.Entry::getKey)
                .toList();
        ArrayNode list = json.put("name", option).put("votes", voters.size()).putArray("voters");
        voters.forEach(list::add);
    }

    private static ObjectNode node(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
