package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.proto.Message;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which field of a message is which content. A kind of content that is added needs a line here. Source: section 5.1. */
final class ContentTable {
    /** What accompanies a content: keys of groups, the context, and what wraps a message of ours for our devices. */
    private static final Set<Integer> BESIDE = Set.of(
            Message.SENDERKEYDISTRIBUTIONMESSAGE_FIELD_NUMBER,
            Message.FASTRATCHETKEYSENDERKEYDISTRIBUTIONMESSAGE_FIELD_NUMBER,
            Message.MESSAGECONTEXTINFO_FIELD_NUMBER);

    private static final Map<Integer, Form> FORMS = forms();

    private ContentTable() {}

    /** Reads the content of one field. */
    @FunctionalInterface
    private interface Form {
        Content read(Source source);
    }

    /**
     * What a message says; empty when nothing is in it but what accompanies a content. What this version does not know, or what makes no
     * sense, is unknown content with its bytes.
     */
    static Optional<Content> read(Source source) {
        for (FieldDescriptor field : source.message().getAllFields().keySet()) {
            if (!BESIDE.contains(field.getNumber())) {
                return Optional.of(read(field, source));
            }
        }
        return source.message().getUnknownFields().asMap().keySet().stream()
                .min(Integer::compare)
                .map(number -> unknown("field" + number, source));
    }

    private static Content read(FieldDescriptor field, Source source) {
        Form form = FORMS.get(field.getNumber());
        try {
            return form == null ? unknown(field.getName(), source) : form.read(source);
        } catch (MessageFormatException | IllegalArgumentException e) {
            return unknown(field.getName(), source);
        }
    }

    private static UnknownContent unknown(String kind, Source source) {
        return new UnknownContent(kind, source.message().toByteArray());
    }

    private static Content protocol(Source source) {
        Message.ProtocolMessage message = source.message().getProtocolMessage();
        String[] words = message.getType().name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder kind = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            kind.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return AddOnForms.read(message, source)
                .orElseGet(() -> unknown(message.hasType() ? kind.toString() : "protocolMessage", source));
    }

    private static Map<Integer, Form> forms() {
        Map<Integer, Form> forms = new HashMap<>();
        forms.put(Message.CONVERSATION_FIELD_NUMBER, s -> new Text(s.message().getConversation()));
        forms.put(
                Message.EXTENDEDTEXTMESSAGE_FIELD_NUMBER,
                s -> TextForms.read(s.message().getExtendedTextMessage()));
        media(forms);
        things(forms);
        addOns(forms);
        businesses(forms);
        return Map.copyOf(forms);
    }

    private static void media(Map<Integer, Form> forms) {
        forms.put(
                Message.IMAGEMESSAGE_FIELD_NUMBER,
                s -> MediaForms.read(s.message().getImageMessage()));
        forms.put(
                Message.VIDEOMESSAGE_FIELD_NUMBER,
                s -> MediaForms.read(s.message().getVideoMessage()));
        forms.put(
                Message.PTVMESSAGE_FIELD_NUMBER,
                s -> MediaForms.readNote(s.message().getPtvMessage()));
        forms.put(
                Message.AUDIOMESSAGE_FIELD_NUMBER,
                s -> MediaForms.read(s.message().getAudioMessage()));
        forms.put(
                Message.DOCUMENTMESSAGE_FIELD_NUMBER,
                s -> MediaForms.read(s.message().getDocumentMessage()));
        forms.put(
                Message.STICKERMESSAGE_FIELD_NUMBER,
                s -> MediaForms.read(s.message().getStickerMessage()));
        forms.put(
                Message.ALBUMMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getAlbumMessage()));
    }

    private static void things(Map<Integer, Form> forms) {
        forms.put(
                Message.LOCATIONMESSAGE_FIELD_NUMBER,
                s -> PlaceForms.read(s.message().getLocationMessage()));
        forms.put(
                Message.LIVELOCATIONMESSAGE_FIELD_NUMBER,
                s -> PlaceForms.read(s.message().getLiveLocationMessage()));
        forms.put(
                Message.CONTACTMESSAGE_FIELD_NUMBER,
                s -> CardForms.read(s.message().getContactMessage()));
        forms.put(
                Message.CONTACTSARRAYMESSAGE_FIELD_NUMBER,
                s -> CardForms.read(s.message().getContactsArrayMessage()));
        forms.put(
                Message.GROUPINVITEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getGroupInviteMessage(), s.view()));
        forms.put(
                Message.EVENTMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getEventMessage()));
        forms.put(
                Message.PLACEHOLDERMESSAGE_FIELD_NUMBER,
                s -> new UnavailableContent(
                        s.message().getPlaceholderMessage().getType().name().toLowerCase(Locale.ROOT)));
    }

    private static void addOns(Map<Integer, Form> forms) {
        forms.put(Message.PROTOCOLMESSAGE_FIELD_NUMBER, ContentTable::protocol);
        forms.put(
                Message.REACTIONMESSAGE_FIELD_NUMBER,
                s -> AddOnForms.read(s.message().getReactionMessage(), s));
        forms.put(
                Message.ENCREACTIONMESSAGE_FIELD_NUMBER,
                s -> AddOnForms.read(s.message().getEncReactionMessage(), s));
        forms.put(
                Message.SECRETENCRYPTEDMESSAGE_FIELD_NUMBER,
                s -> AddOnForms.read(s.message().getSecretEncryptedMessage(), s));
        forms.put(
                Message.PININCHATMESSAGE_FIELD_NUMBER,
                s -> AddOnForms.read(s.message().getPinInChatMessage(), s));
        forms.put(
                Message.KEEPINCHATMESSAGE_FIELD_NUMBER,
                s -> AddOnForms.read(s.message().getKeepInChatMessage(), s));
        forms.put(
                Message.POLLCREATIONMESSAGE_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollCreationMessage()));
        forms.put(
                Message.POLLCREATIONMESSAGEV2_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollCreationMessageV2()));
        forms.put(
                Message.POLLCREATIONMESSAGEV3_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollCreationMessageV3()));
        forms.put(
                Message.POLLCREATIONMESSAGEV5_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollCreationMessageV5()));
        forms.put(
                Message.POLLCREATIONMESSAGEV6_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollCreationMessageV6()));
        forms.put(
                Message.POLLUPDATEMESSAGE_FIELD_NUMBER,
                s -> PollForms.read(s.message().getPollUpdateMessage(), s));
        forms.put(
                Message.ENCEVENTRESPONSEMESSAGE_FIELD_NUMBER,
                s -> PollForms.read(s.message().getEncEventResponseMessage(), s));
    }

    private static void businesses(Map<Integer, Form> forms) {
        forms.put(
                Message.BUTTONSRESPONSEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getButtonsResponseMessage()));
        forms.put(
                Message.LISTRESPONSEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getListResponseMessage()));
        forms.put(
                Message.TEMPLATEBUTTONREPLYMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getTemplateButtonReplyMessage()));
        forms.put(
                Message.INTERACTIVERESPONSEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.read(s.message().getInteractiveResponseMessage()));
        forms.put(
                Message.BUTTONSMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.text(s.message().getButtonsMessage()));
        forms.put(
                Message.LISTMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.text(s.message().getListMessage()));
        forms.put(
                Message.INTERACTIVEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.text(s.message().getInteractiveMessage()));
        forms.put(
                Message.TEMPLATEMESSAGE_FIELD_NUMBER,
                s -> BusinessForms.text(s.message().getTemplateMessage()));
    }
}
