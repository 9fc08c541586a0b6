package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What a route sees of the messages of linked devices. */
class EventBindingTest {
    private static final Party ANA = Party.ofPhone("34600000001");
    private static final Party GROUP = Party.parse("34600000001-1400000000");
    private static final MessageReference ANAS = MessageReference.received("M1", ANA);
    private static final MessageReference OWN = MessageReference.own("M2");

    @Test
    void aReactionShowsItsTargetAndItsEmoji() {
        assertThat(headers(new Reaction(ANAS, "\u2764"), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.MESSAGE_TYPE, "reaction")
                .containsEntry(WhatsAppConstants.ABOUT_MESSAGE_ID, "M1")
                .containsEntry(WhatsAppConstants.ABOUT_SENDER, ANA.id().toString())
                .containsEntry(WhatsAppConstants.ABOUT_OWN, false)
                .containsEntry(WhatsAppConstants.REACTION, "\u2764");
        assertThat(headers(new Reaction(OWN, ""), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.ABOUT_OWN, true)
                .containsEntry(WhatsAppConstants.REACTION, "")
                .doesNotContainKey(WhatsAppConstants.ABOUT_SENDER);
    }

    @Test
    void anEditShowsWhatTheMessageSaysNow() {
        assertThat(headers(new Edit(ANAS, new Text("better")), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.ABOUT_MESSAGE_ID, "M1")
                .containsEntry(WhatsAppConstants.NEW_TEXT, "better");
    }

    @Test
    void aRevocationShowsWhatIsTakenBack() {
        assertThat(headers(new Revocation(ANAS), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.MESSAGE_TYPE, "revocation")
                .containsEntry(WhatsAppConstants.ABOUT_MESSAGE_ID, "M1");
    }

    @Test
    void aPollShowsItsQuestionAndAVoteWhatWasChosen() {
        assertThat(headers(new Poll("Lunch?", List.of("Pizza", "Salad"), 1), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.POLL_QUESTION, "Lunch?")
                .containsEntry(WhatsAppConstants.POLL_ANSWERS, List.of("Pizza", "Salad"));
        assertThat(headers(PollVote.of(OWN, List.of("Pizza")), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.ABOUT_MESSAGE_ID, "M2")
                .containsEntry(WhatsAppConstants.CHOSEN, List.of("Pizza"));
        assertThat(headers(new EventResponse(OWN, EventResponse.Answer.NOT_GOING, 0), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.CHOSEN, List.of("not_going"));
        assertThat(headers(ButtonReply.of(ButtonReply.Form.LIST, "row1", Optional.empty()), MessageOptions.NONE))
                .containsEntry(WhatsAppConstants.CHOSEN, List.of("row1"));
    }

    @Test
    void whatGoesWithAMessageShows() {
        MessageOptions options = MessageOptions.builder()
                .quote(new Quote(ANAS, Optional.of(new Text("question"))))
                .mentions(List.of(ANA))
                .expiration(Duration.ofDays(7))
                .viewOnce(true)
                .timesForwarded(3)
                .build();

        assertThat(headers(new Text("answer"), options))
                .containsEntry(WhatsAppConstants.QUOTED_MESSAGE_ID, "M1")
                .containsEntry(WhatsAppConstants.QUOTED_SENDER, ANA.id().toString())
                .containsEntry(WhatsAppConstants.MENTIONED, List.of(ANA.id().toString()))
                .containsEntry(WhatsAppConstants.DISAPPEARS_AFTER, Duration.ofDays(7))
                .containsEntry(WhatsAppConstants.ONLY_ONCE, true)
                .containsEntry(WhatsAppConstants.FORWARD_COUNT, 3);
    }

    @Test
    void aMessageThatSaysOnlyItsTextHasNoSuchHeaders() {
        assertThat(headers(new Text("hello"), MessageOptions.NONE))
                .doesNotContainKeys(
                        WhatsAppConstants.QUOTED_MESSAGE_ID,
                        WhatsAppConstants.MENTIONED,
                        WhatsAppConstants.DISAPPEARS_AFTER,
                        WhatsAppConstants.ONLY_ONCE,
                        WhatsAppConstants.FORWARD_COUNT,
                        WhatsAppConstants.ABOUT_MESSAGE_ID,
                        WhatsAppConstants.CHOSEN);
    }

    private static Map<String, Object> headers(Content content, MessageOptions options) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        MessageReceived event = new MessageReceived(
                "ID1", GROUP, ANA, Optional.of("Ana"), Instant.EPOCH, Origin.LIVE, content, options);
        new EventBinding("support", MediaMode.LAZY).bind(event, 1, exchange);
        return exchange.getIn().getHeaders();
    }
}
