package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.stanza.GroupChange.Kind;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stanzas reveal besides their events. Source: multidevice-messaging.md sections 2.4 and 7.3. */
class RevelationsTest {
    private static final Jid PHONE = Jid.ofPhone("34600000002");
    private static final Jid LID = Jid.of("123456789012345", Jid.LID_SERVER);
    private static final Jid GROUP = Jid.ofGroup("120363000000000001");

    @Test
    void findsThePairOfAMessageWhicheverFormItComesFrom() {
        assertThat(AddressPair.in(Node.builder("message")
                        .attribute("from", LID.withDevice(3))
                        .attribute("sender_pn", PHONE)
                        .build()))
                .containsExactly(new AddressPair(PHONE, LID));
        assertThat(AddressPair.in(Node.builder("message")
                        .attribute("from", GROUP)
                        .attribute("participant", PHONE.withDevice(3))
                        .attribute("participant_lid", LID)
                        .build()))
                .containsExactly(new AddressPair(PHONE, LID));
    }

    @Test
    void findsThePairsOfUsyncAndOfGroupMembers() {
        Node user = Node.builder("user")
                .attribute("jid", PHONE)
                .child(Node.builder("lid").attribute("val", LID).build())
                .build();
        Node member = Node.builder("participant")
                .attribute("jid", LID)
                .attribute("phone_number", PHONE)
                .build();

        assertThat(AddressPair.in(Node.builder("list").child(user).child(member).build()))
                .containsExactly(new AddressPair(PHONE, LID));
    }

    @Test
    void takesNoPairOfWhatIsNoPerson() {
        assertThat(AddressPair.in(Node.builder("item")
                        .attribute("jid", GROUP)
                        .attribute("lid", LID)
                        .build()))
                .isEmpty();
        assertThat(AddressPair.in(Node.builder("item")
                        .attribute("jid", "a@b@c")
                        .attribute("lid", LID)
                        .build()))
                .isEmpty();
    }

    @Test
    void tellsWhoJoinedAndLeftAGroup() {
        assertThat(GroupChanges.in(news(whom("add", LID), whom("remove", PHONE), Node.of("locked"))))
                .containsExactly(
                        new GroupChange(GROUP, Kind.JOINED, List.of(LID)),
                        new GroupChange(GROUP, Kind.LEFT, List.of(PHONE)));
    }

    @Test
    void tellsThatOthersAdministrateAGroupOrWriteInIt() {
        assertThat(GroupChanges.in(news(whom("promote", LID), Node.of("announcement"))))
                .containsExactly(
                        new GroupChange(GROUP, Kind.REGULATED, List.of(LID)),
                        new GroupChange(GROUP, Kind.REGULATED, List.of()));
    }

    @Test
    void callsAGroupStaleWhenItsNewsIsUnknown() {
        assertThat(GroupChanges.in(news(Node.of("surprise"))))
                .extracting(GroupChange::kind)
                .containsExactly(Kind.STALE);
    }

    @Test
    void knowsAPersonByBothAddressesWhicheverCameFirst() {
        Party party = Party.of(PHONE, Optional.of(LID));

        assertThat(party).isEqualTo(Party.of(LID, Optional.of(PHONE)));
        assertThat(party.id()).isEqualTo(PHONE);
        assertThat(party.lid()).contains(LID);
        assertThat(party.phone()).contains("34600000002");
        assertThat(Party.of(PHONE, Optional.of(GROUP))).isEqualTo(Party.of(PHONE));
    }

    private static Node news(Node... children) {
        return Node.builder("notification")
                .attribute("type", "w:gp2")
                .attribute("from", GROUP)
                .children(List.of(children))
                .build();
    }

    private static Node whom(String tag, Jid person) {
        return Node.builder(tag)
                .child(Node.builder("participant").attribute("jid", person).build())
                .build();
    }
}
