package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.Reply;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.VotePoll;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OperationBindingTest {
    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final Party ANA = Party.ofPhone("34600000001");
    private static final Party GROUP = Party.parse("34600000001-1400000000");

    private final WhatsAppConfiguration options = new WhatsAppConfiguration();
    private final Exchange exchange = new DefaultExchange(CONTEXT);

    static {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    @Test
    void aTextIsSentAsAMessage() {
        options.setTo("+34 600 000 001");
        assertThat(bind("hello", Map.of())).isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void aContentIsSentAsItIs() {
        options.setTo("34600000001");
        assertThat(bind(new Text("hello"), Map.of())).isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void anOperationAsBodyIsDone() {
        assertThat(bind(new Ping(), Map.of())).isEqualTo(new Ping());
    }

    @Test
    void theHeaderWinsOverTheOptionForTheRecipient() {
        options.setTo("34600000009");
        assertThat(bind("hello", Map.of(WhatsAppConstants.TO, "34600000001", WhatsAppConstants.CHAT, "34600000008")))
                .isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void theOptionWinsOverTheChat() {
        options.setTo("34600000001");
        assertThat(bind("hello", Map.of(WhatsAppConstants.CHAT, "34600000008@s.whatsapp.net")))
                .isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void anAnswerGoesToTheChat() {
        assertThat(bind("hello", Map.of(WhatsAppConstants.CHAT, "34600000001@s.whatsapp.net")))
                .isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void aLeadingBlankIsAPlusThatAUriSwallowed() {
        options.setTo(" 34600000001");
        assertThat(bind("hello", Map.of())).isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void aNumberIsARecipientToo() {
        assertThat(bind("hello", Map.of(WhatsAppConstants.TO, 34600000001L)))
                .isEqualTo(new SendMessage(ANA, new Text("hello")));
    }

    @Test
    void theHeaderNamesTheOperation() {
        options.setOperation("sendMessage");
        assertThat(bind("composing", Map.of(WhatsAppConstants.OPERATION, "sendChatState", WhatsAppConstants.TO, ANA)))
                .isEqualTo(new SendChatState(ANA, ChatState.COMPOSING));
    }

    @Test
    void optionalComponentsComeFromHeadersOrAreLeftOut() {
        options.setOperation("setPresence");
        assertThat(bind("available", Map.of())).isEqualTo(new SetPresence(Presence.AVAILABLE, Optional.empty()));
        assertThat(bind("Unavailable", Map.of(WhatsAppConstants.NICKNAME, "Support")))
                .isEqualTo(new SetPresence(Presence.UNAVAILABLE, Optional.of("Support")));
    }

    @Test
    void anOperationWithoutAPayloadLeavesTheBodyAlone() {
        options.setOperation("subscribePresence");
        assertThat(bind(new Object(), Map.of(WhatsAppConstants.TO, "34600000001")))
                .isEqualTo(new SubscribePresence(ANA));
    }

    @Test
    void markReadPointsAtTheIncomingMessage() {
        incoming(ANA, ANA);
        options.setOperation("markRead");
        assertThat(bind("hello", Map.of(WhatsAppConstants.CHAT, ANA.id().toString())))
                .isEqualTo(new MarkRead(ANA, List.of("ID1"), Optional.empty()));
    }

    @Test
    void markReadInAGroupNamesTheSender() {
        incoming(GROUP, ANA);
        options.setOperation("markRead");
        assertThat(bind("hello", Map.of(WhatsAppConstants.CHAT, GROUP.id().toString())))
                .isEqualTo(new MarkRead(GROUP, List.of("ID1"), Optional.of(ANA)));
    }

    @Test
    void explicitIdsWinOverTheIncomingMessage() {
        incoming(ANA, ANA);
        options.setOperation("markRead");
        assertThat(bind("hello", Map.of(WhatsAppConstants.CHAT, ANA, WhatsAppConstants.TARGET_MESSAGE_ID, "A, B")))
                .isEqualTo(new MarkRead(ANA, List.of("A", "B"), Optional.empty()));
    }

    @Test
    void whatPointsAtAMessageDoesNotPointIntoAnotherChat() {
        incoming(GROUP, ANA);
        options.setOperation("markRead");
        assertThatThrownBy(() -> bind("hello", Map.of(WhatsAppConstants.TO, ANA)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("markRead needs targetMessageId")
                .hasMessageContaining("CamelWhatsAppTargetMessageId");
    }

    @Test
    void whatGoesWithAMessageComesFromHeaders() {
        Map<String, Object> headers = Map.of(
                WhatsAppConstants.TO, GROUP,
                WhatsAppConstants.MENTIONS, "+34 600 000 001, 34600000002",
                WhatsAppConstants.EXPIRATION, "7d",
                WhatsAppConstants.VIEW_ONCE, "true",
                WhatsAppConstants.TIMES_FORWARDED, "2",
                WhatsAppConstants.LINK_PREVIEW, Map.of("url", "https://example.com", "title", "Example"));

        MessageOptions expected = MessageOptions.builder()
                .mentions(List.of(ANA, Party.ofPhone("34600000002")))
                .expiration(Duration.ofDays(7))
                .viewOnce(true)
                .timesForwarded(2)
                .linkPreview(LinkPreview.builder("https://example.com")
                        .title("Example")
                        .build())
                .build();
        assertThat(bind("hello", headers)).isEqualTo(new SendMessage(GROUP, new Text("hello"), expected));
        assertThat(new OperationBinding(options).bind(exchange).headers())
                .contains(WhatsAppConstants.MENTIONS, WhatsAppConstants.LINK_PREVIEW);
    }

    @Test
    void aReplyQuotesTheIncomingMessageWithItsWriterAndWords() {
        incoming(GROUP, ANA);
        options.setOperation("reply");

        assertThat(bind("yes", Map.of(WhatsAppConstants.CHAT, GROUP)))
                .isEqualTo(new Reply(
                        GROUP,
                        new Quote(MessageReference.received("ID1", ANA), Optional.of(new Text("incoming"))),
                        new Text("yes"),
                        MessageOptions.NONE));
    }

    @Test
    void whoWroteTheIncomingMessageIsNotTakenForTheWriterOfAnother() {
        incoming(GROUP, ANA);
        options.setOperation("react");
        Map<String, Object> another =
                Map.of(WhatsAppConstants.CHAT, GROUP, WhatsAppConstants.TARGET_MESSAGE_ID, "ANOTHER");

        assertThatThrownBy(() -> bind("\u2764", another))
                .hasMessageContaining("react: message ANOTHER")
                .hasMessageContaining("targetSender");
        assertThat(bind("\u2764", Map.of(WhatsAppConstants.CHAT, GROUP)))
                .isEqualTo(new React(GROUP, MessageReference.received("ID1", ANA), "\u2764"));
    }

    @Test
    void anOwnMessageIsPointedAtByAHeader() {
        options.setOperation("revokeMessage");

        assertThat(bind(
                        null,
                        Map.of(
                                WhatsAppConstants.TO,
                                ANA,
                                WhatsAppConstants.TARGET_MESSAGE_ID,
                                "MINE",
                                WhatsAppConstants.TARGET_OWN,
                                true)))
                .isEqualTo(new RevokeMessage(ANA, MessageReference.own("MINE")));
    }

    @Test
    void anEditNeverPointsAtTheIncomingMessage() {
        incoming(ANA, ANA);
        options.setOperation("editMessage");

        assertThatThrownBy(() -> bind("better", Map.of(WhatsAppConstants.CHAT, ANA)))
                .hasMessageContaining("editMessage needs targetMessageId");
        assertThat(bind("better", Map.of(WhatsAppConstants.CHAT, ANA, WhatsAppConstants.TARGET_MESSAGE_ID, "MINE")))
                .isEqualTo(new EditMessage(ANA, "MINE", new Text("better"), MessageOptions.NONE));
    }

    @Test
    void aPollIsMadeOfItsQuestionAndAHeader() {
        options.setOperation("sendPoll");

        assertThat(bind("Lunch?", Map.of(WhatsAppConstants.TO, GROUP, WhatsAppConstants.POLL_OPTIONS, "Pizza, Salad")))
                .isEqualTo(new SendPoll(
                        GROUP, "Lunch?", List.of("Pizza", "Salad"), Optional.empty(), MessageOptions.NONE));
    }

    @Test
    void aVoteIsTheBodyAndAnEmptyOneTakesItBack() {
        incoming(GROUP, ANA);
        options.setOperation("votePoll");
        MessageReference poll = MessageReference.received("ID1", ANA);

        assertThat(bind("Pizza", Map.of(WhatsAppConstants.CHAT, GROUP)))
                .isEqualTo(new VotePoll(GROUP, poll, List.of("Pizza")));
        assertThat(bind("", Map.of(WhatsAppConstants.CHAT, GROUP))).isEqualTo(new VotePoll(GROUP, poll, List.of()));
    }

    @Test
    void aMissingRecipientNamesHeaderAndOption() {
        assertThatThrownBy(() -> bind("hello", Map.of()))
                .hasMessageContaining("sendMessage needs a recipient")
                .hasMessageContaining("CamelWhatsAppTo")
                .hasMessageContaining("option to")
                .hasMessageContaining("CamelWhatsAppChat");
    }

    @Test
    void aWrongRecipientIsShownWithItsPlace() {
        assertThatThrownBy(() -> bind("hello", Map.of(WhatsAppConstants.TO, "Ana")))
                .hasMessageContaining("header CamelWhatsAppTo is 'Ana'")
                .hasMessageContaining("phone number with its country code");
    }

    @Test
    void anUnknownOperationIsAnsweredWithTheCatalogue() {
        assertThatThrownBy(() -> bind("hello", Map.of(WhatsAppConstants.OPERATION, "sendTelegram")))
                .hasMessageContaining("no operation 'sendTelegram'")
                .hasMessageContaining("markRead, ")
                .hasMessageContaining("sendChatState, ");
    }

    @Test
    void aDangerousOperationIsDoneByTheOptionOnly() {
        assertThatThrownBy(() -> bind("123456", Map.of(WhatsAppConstants.OPERATION, "registerCode")))
                .hasMessageContaining("registerCode")
                .hasMessageContaining("?operation=registerCode");
        assertThatThrownBy(() -> bind(new CheckCredentials(), Map.of())).hasMessageContaining("no header and no body");
        options.setOperation("registerCode");
        assertThat(bind("123-456", Map.of())).isEqualTo(new RegisterCode("123456"));
        assertThatThrownBy(() -> bind("", Map.of(WhatsAppConstants.OPERATION, "checkCredentials")))
                .hasMessageContaining("checkCredentials");
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> bind(new StringBuffer[3], Map.of(WhatsAppConstants.TO, ANA)))
                .hasMessageContaining("The body is a [Ljava.lang.StringBuffer;")
                .hasMessageContaining("convertBodyTo(String.class)");
        assertThatThrownBy(() -> bind(null, Map.of(WhatsAppConstants.TO, ANA))).hasMessageContaining("body is empty");
    }

    @Test
    void bytesAreSentAsTheMediumOfTheirTypeWithTheirCaption() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};

        SendMessage send =
                (SendMessage) bind(png, Map.of(WhatsAppConstants.TO, ANA, WhatsAppConstants.MEDIA_CAPTION, "look"));

        assertThat(send.content()).isInstanceOfSatisfying(Image.class, image -> {
            assertThat(image.caption()).contains("look");
            assertThat(image.media().mimeType()).contains("image/png");
        });
    }

    @Test
    void aHeaderSaysThatASoundIsAVoiceNote() {
        SendMessage send = (SendMessage) bind(
                new byte[] {'O', 'g', 'g', 'S'},
                Map.of(
                        WhatsAppConstants.TO,
                        ANA,
                        WhatsAppConstants.MEDIA_TYPE,
                        "audio/ogg; codecs=opus",
                        WhatsAppConstants.MEDIA_KIND,
                        "voiceNote"));

        assertThat(send.content()).isInstanceOf(VoiceNote.class);
    }

    @Test
    void aVcardIsSentAsAContactCard() {
        SendMessage send = (SendMessage) bind(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n",
                Map.of(WhatsAppConstants.TO, ANA, Exchange.CONTENT_TYPE, "text/vcard"));

        assertThat(send.content()).isInstanceOfSatisfying(ContactCard.class, card -> assertThat(card.name())
                .isEqualTo("Carol"));
    }

    @Test
    void aPayloadThatIsNoConstantIsAnsweredWithTheConstants() {
        options.setOperation("sendChatState");
        assertThatThrownBy(() -> bind("dancing", Map.of(WhatsAppConstants.TO, ANA)))
                .hasMessageContaining("takes chatState from the body, which is 'dancing'")
                .hasMessageContaining("composing or paused");
    }

    @Test
    void theBodyOfAMessageIsNeverShown() {
        options.setOperation("sendMessage");
        options.setTo("34600000001");
        assertThatThrownBy(() -> bind(Map.of("secret", "word"), Map.of()))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("word");
    }

    @Test
    void theHeadersThatWereUsedAreNamedForRemoval() {
        exchange.getMessage().setBody("hello");
        exchange.getMessage().setHeader(WhatsAppConstants.TO, ANA);
        assertThat(new OperationBinding(options).bind(exchange).headers()).contains(WhatsAppConstants.TO);
    }

    private Operation<?> bind(Object body, Map<String, Object> headers) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return new OperationBinding(options).bind(exchange).operation();
    }

    private void incoming(Party chat, Party sender) {
        exchange.setProperty(
                WhatsAppConstants.EVENT_PROPERTY,
                new MessageReceived(
                        "ID1", chat, sender, Optional.empty(), Instant.EPOCH, Origin.LIVE, new Text("incoming")));
    }
}
