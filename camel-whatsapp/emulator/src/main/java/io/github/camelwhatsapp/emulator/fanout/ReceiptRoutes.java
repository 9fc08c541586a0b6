package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.DeviceDelivery;
import io.github.camelwhatsapp.emulator.state.StanzaKey;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Takes the receipts of a device back: to the devices of whoever wrote the messages, a request to send one again to the one device that
 * sent it, and what a device tells its own account's others to those. Used on the lane only. Source: multidevice-messaging.md sections
 * 3.9, 4.4 and 4.7.
 */
public final class ReceiptRoutes {
    private static final Set<String> TYPES = Set.of(
            "",
            "read",
            "read-self",
            "played",
            "played-self",
            "inactive",
            "sender",
            "retry",
            "peer_msg",
            "hist_sync",
            "view");
    private static final Set<String> WITHOUT_MESSAGE = Set.of("hist_sync", "view", "server-error");
    private static final Set<String> TO_OWN = Set.of("sender", "read-self", "played-self", "peer_msg");
    private static final long MOST_RETRIES = 5;

    private final Accounts accounts;

    /** Between these accounts. */
    public ReceiptRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Judges a receipt, settles what it answers, and forwards it.
     *
     * @param reader which device sent it
     * @param node as it came
     * @param at the time that the author sees
     * @param notes told of each rule that it breaks
     * @return whether it answers something and is to be acked
     */
    public boolean forward(Device reader, Node node, Instant at, BiConsumer<Rule, String> notes) {
        Receipt receipt = Receipt.of(node);
        if (WITHOUT_MESSAGE.contains(receipt.type())) {
            return true;
        }
        if (!TYPES.contains(receipt.type())) {
            notes.accept(Rule.RECEIPT_TYPE, receipt.type());
            return false;
        }
        if (receipt.isRetry() && !isWellFormedRetry(node)) {
            notes.accept(Rule.RETRY_SHAPE, node.toString());
            return false;
        }
        List<DeviceDelivery> deliveries = deliveries(reader, receipt, notes);
        if (deliveries.size() < receipt.ids().size()) {
            return false;
        }
        judge(receipt, deliveries, notes);
        settle(reader, receipt, deliveries);
        route(reader, receipt, deliveries.get(0), at);
        return true;
    }

    private static boolean isWellFormedRetry(Node receipt) {
        long count = receipt.child("retry")
                .flatMap(retry -> retry.attributes().number("count"))
                .orElse(0L);
        return count >= 1
                && count <= MOST_RETRIES
                && receipt.child("registration").isPresent();
    }

    private List<DeviceDelivery> deliveries(Device reader, Receipt receipt, BiConsumer<Rule, String> notes) {
        List<DeviceDelivery> found = new ArrayList<>();
        for (String id : receipt.ids()) {
            delivery(reader, receipt.to(), receipt.participant(), id)
                    .ifPresentOrElse(
                            found::add, () -> notes.accept(Rule.RECEIPT_UNKNOWN, receipt.node() + " for " + id));
        }
        return found;
    }

    /** The delivery that a receipt or ack names, whatever form of an address it uses. */
    public Optional<DeviceDelivery> delivery(Device reader, Jid to, Optional<Jid> participant, String id) {
        boolean many = to.isGroup() || to.isBroadcast();
        Optional<String> author = (many ? participant : Optional.of(to))
                .flatMap(accounts::byAddress)
                .map(Account::number);
        return author.flatMap(number -> reader.deliveries().find(many ? to.toString() : number, number, id));
    }

    private static void judge(Receipt receipt, List<DeviceDelivery> deliveries, BiConsumer<Rule, String> notes) {
        for (DeviceDelivery delivery : deliveries) {
            if (!receipt.isOfChat()
                    && !receipt.type().equals("peer_msg")
                    && !delivery.from().equals(receipt.to())) {
                notes.accept(Rule.RECEIPT_ADDRESS, receipt.node() + " for a message from " + delivery.from());
            }
            if (receipt.tellsSeen() && !delivery.isDelivered()) {
                notes.accept(Rule.READ_BEFORE_DELIVERED, receipt.node().toString());
            }
            if (!receipt.isRetry()) {
                delivery.markDelivered();
            }
        }
    }

    /** A request to send a message again does not settle it: an ack follows. */
    private static void settle(Device reader, Receipt receipt, List<DeviceDelivery> deliveries) {
        for (int i = 0; i < deliveries.size() && !receipt.isRetry(); i++) {
            DeviceDelivery delivery = deliveries.get(i);
            reader.mailbox()
                    .settleMessage(
                            new StanzaKey(
                                    "message",
                                    delivery.from().toString(),
                                    receipt.ids().get(i)),
                            delivery.participant());
        }
    }

    private static void route(Device reader, Receipt receipt, DeviceDelivery delivery, Instant at) {
        Device author = delivery.author();
        if (receipt.isRetry()) {
            receipt.ids().forEach(author.sent()::retryAsked);
        }
        Node forwarded = forwarded(reader, receipt, delivery, at);
        recipients(reader, receipt, author).stream()
                .filter(device -> device.mailbox().hasRoom())
                .forEach(device -> device.mailbox().store(forwarded));
    }

    private static List<Device> recipients(Device reader, Receipt receipt, Device author) {
        if (receipt.isRetry()) {
            return List.of(author);
        }
        Account told = TO_OWN.contains(receipt.type()) ? reader.account() : author.account();
        return told.linked().reachable().stream()
                .filter(device -> device != reader)
                .toList();
    }

    private static Node forwarded(Device reader, Receipt receipt, DeviceDelivery delivery, Instant at) {
        Node.Builder node = Node.builder("receipt");
        boolean many = !delivery.participant().isEmpty();
        AddressForm form = AddressForm.of(many ? Jid.parse(delivery.participant()) : delivery.from());
        node.attribute("from", many ? delivery.from() : form.of(reader))
                .attribute("id", receipt.ids().get(0))
                .attribute("t", Long.toString(at.getEpochSecond()))
                .attribute("type", receipt.node().attribute("type"));
        if (many) {
            node.attribute("participant", form.of(reader));
        }
        Account author = delivery.author().account();
        if (reader.account() == author) {
            node.attribute("recipient", delivery.chat());
        } else if (!many && TO_OWN.contains(receipt.type())) {
            node.attribute("recipient", form.of(author));
        }
        return node.children(receipt.node().children()).build();
    }
}
