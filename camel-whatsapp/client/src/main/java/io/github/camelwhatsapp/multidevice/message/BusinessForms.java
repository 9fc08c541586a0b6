package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.ButtonReply.Form;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.proto.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What businesses show and people choose from it, invitations, events and albums. Of what only businesses can send, the text is read.
 * Source: multidevice-messaging.md section 5.1.
 */
final class BusinessForms {
    /** Far beyond any date that is meant: the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private BusinessForms() {}

    static ButtonReply read(Message.ButtonsResponseMessage reply) {
        return ButtonReply.of(Form.BUTTONS, reply.getSelectedButtonId(), Fields.text(reply, "selectedDisplayText"));
    }

    static ButtonReply read(Message.ListResponseMessage reply) {
        return ButtonReply.of(Form.LIST, reply.getSingleSelectReply().getSelectedRowId(), Fields.text(reply, "title"));
    }

    static ButtonReply read(Message.TemplateButtonReplyMessage reply) {
        Optional<Integer> index = reply.hasSelectedIndex() ? Optional.of(reply.getSelectedIndex()) : Optional.empty();
        return new ButtonReply(
                Form.TEMPLATE,
                reply.getSelectedId(),
                Fields.text(reply, "selectedDisplayText"),
                index.filter(number -> number >= 0),
                Optional.empty());
    }

    static ButtonReply read(Message.InteractiveResponseMessage reply) {
        return new ButtonReply(
                Form.FLOW,
                reply.getNativeFlowResponseMessage().getName(),
                Fields.text(reply.getBody(), "text"),
                Optional.empty(),
                Fields.text(reply.getNativeFlowResponseMessage(), "paramsJson"));
    }

    static void write(ButtonReply reply, Message.Builder message) {
        switch (reply.form()) {
            case BUTTONS -> {
                Message.ButtonsResponseMessage.Builder written = message.getButtonsResponseMessageBuilder()
                        .setSelectedButtonId(reply.selection())
                        .setType(Message.ButtonsResponseMessage.Type.DISPLAY_TEXT);
                Fields.set(written, "selectedDisplayText", reply.text());
            }
            case LIST -> {
                Message.ListResponseMessage.Builder written = message.getListResponseMessageBuilder()
                        .setListType(Message.ListResponseMessage.ListType.SINGLE_SELECT);
                written.getSingleSelectReplyBuilder().setSelectedRowId(reply.selection());
                Fields.set(written, "title", reply.text());
            }
            case TEMPLATE -> {
                Message.TemplateButtonReplyMessage.Builder written =
                        message.getTemplateButtonReplyMessageBuilder().setSelectedId(reply.selection());
                Fields.set(written, "selectedDisplayText", reply.text());
                Fields.set(written, "selectedIndex", reply.index());
            }
            case FLOW -> {
                Message.InteractiveResponseMessage.Builder written = message.getInteractiveResponseMessageBuilder();
                written.getNativeFlowResponseMessageBuilder().setName(reply.selection());
                Fields.set(written.getNativeFlowResponseMessageBuilder(), "paramsJson", reply.parameters());
                reply.text().ifPresent(text -> written.getBodyBuilder().setText(text));
            }
        }
    }

    static Text text(Message.ButtonsMessage message) {
        return joined(message.getText(), message.getContentText(), message.getFooterText());
    }

    static Text text(Message.ListMessage message) {
        return joined(message.getTitle(), message.getDescription(), message.getFooterText());
    }

    static Text text(Message.InteractiveMessage message) {
        return joined(message.getBody().getText());
    }

    static Text text(Message.TemplateMessage message) {
        if (message.hasInteractiveMessageTemplate()) {
            return text(message.getInteractiveMessageTemplate());
        }
        Message.TemplateMessage.HydratedFourRowTemplate template =
                message.hasHydratedTemplate() ? message.getHydratedTemplate() : message.getHydratedFourRowTemplate();
        return joined(
                template.getHydratedTitleText(), template.getHydratedContentText(), template.getHydratedFooterText());
    }

    static GroupInvitation read(Message.GroupInviteMessage invitation, ChatView view) {
        return new GroupInvitation(
                view.people()
                        .party(MessageKeys.address(invitation.getGroupJid())
                                .orElseThrow(() -> new MessageFormatException("An invitation names no group"))),
                invitation.getInviteCode(),
                Fields.text(invitation, "groupName"),
                moment(invitation, "inviteExpiration"),
                Fields.text(invitation, "caption"));
    }

    static void write(GroupInvitation invitation, Message.GroupInviteMessage.Builder written) {
        written.setGroupJid(invitation.group().id().toString()).setInviteCode(invitation.code());
        Fields.set(written, "groupName", invitation.name());
        Fields.set(written, "inviteExpiration", invitation.expires().map(Instant::getEpochSecond));
        Fields.set(written, "caption", invitation.caption());
    }

    static CalendarEvent read(Message.EventMessage event) {
        return new CalendarEvent(
                event.getName(),
                Fields.text(event, "description"),
                event.hasLocation() ? Optional.of(PlaceForms.read(event.getLocation())) : Optional.empty(),
                Fields.text(event, "joinLink"),
                moment(event, "startTime"),
                moment(event, "endTime"),
                event.getIsCanceled(),
                event.getExtraGuestsAllowed());
    }

    static void write(CalendarEvent event, Message.EventMessage.Builder written) {
        written.setIsCanceled(event.canceled()).setName(event.name());
        Fields.set(written, "description", event.description());
        event.location().ifPresent(place -> PlaceForms.write(place, written.getLocationBuilder()));
        Fields.set(written, "joinLink", event.link());
        Fields.set(written, "startTime", event.starts().map(Instant::getEpochSecond));
        Fields.set(written, "endTime", event.ends().map(Instant::getEpochSecond));
        if (event.extraGuests()) {
            written.setExtraGuestsAllowed(true);
        }
    }

    static Album read(Message.AlbumMessage album) {
        return new Album(Math.max(album.getExpectedImageCount(), 0), Math.max(album.getExpectedVideoCount(), 0));
    }

    static void write(Album album, Message.AlbumMessage.Builder written) {
        written.setExpectedImageCount(album.images()).setExpectedVideoCount(album.videos());
    }

    private static Optional<Instant> moment(com.google.protobuf.MessageOrBuilder message, String field) {
        return Fields.number(message, field)
                .filter(seconds -> seconds > 0 && seconds <= LATEST)
                .map(Instant::ofEpochSecond);
    }

    private static Text joined(String... parts) {
        return new Text(Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n")));
    }
}
