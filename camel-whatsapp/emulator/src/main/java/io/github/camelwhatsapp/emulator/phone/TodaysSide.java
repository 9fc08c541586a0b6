package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.Arrival;
import io.github.camelwhatsapp.emulator.endpoint.Endpoint;
import io.github.camelwhatsapp.emulator.endpoint.EndpointKeys;
import io.github.camelwhatsapp.emulator.endpoint.EndpointLine;
import io.github.camelwhatsapp.emulator.endpoint.Letter;
import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.emulator.linking.PhoneKeys;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A phone on today's network, where it is the first device of its account. Used on the phone's lane only. */
final class TodaysSide implements Endpoint.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(TodaysSide.class);

    private final PhoneNumber number;
    private final PrimaryIdentity identity;
    private final Supplier<EndpointLine> lines;
    private final LinkingDesk desk;
    private EndpointKeys keys;
    private Endpoint endpoint;
    private boolean on;
    private String name;
    private final Arrivals arrivals;
    private final TodaysDeeds deeds;
    private final Media media;
    private final TimeSource time;
    private final Undo undo;
    private final Resends resends;
    private final MessageIds ids;
    private final MediaAgain mediaAgain;

    TodaysSide(
            PhoneNumber number,
            PrimaryIdentity identity,
            Supplier<EndpointLine> lines,
            LinkingDesk desk,
            TimeSource time,
            Shown shown,
            Media media) {
        this.media = media;
        undo = shown.undo();
        ids = shown.ids();
        resends = new Resends((chat, person) -> forms(chat, person).get(0));
        mediaAgain = new MediaAgain(resends, media);
        this.identity = identity;
        this.lines = lines;
        this.desk = desk;
        this.number = number;
        this.time = time;
        deeds = new TodaysDeeds(shown.chats(), this::forms, chat -> endpoint().isAnnouncing(chat));
        arrivals =
                new Arrivals(shown.chats(), shown.outbox(), shown.groups(), shown.typing(), deeds, this::numberBehind);
        name = number.digits();
        keys = EndpointKeys.under(identity.keys(), new SecureRandom());
        endpoint = new Endpoint(number.digits(), keys, lines.get(), time, this);
        endpoint.named(name);
    }

    /**
     * Where it shows what comes.
     *
     * @param chats the phone's chats
     * @param outbox own messages that the server has not taken
     * @param groups who is in which group
     * @param typing who is typing
     * @param undo what was done and is not answered
     * @param ids the ids of its messages
     */
    record Shown(Chats chats, Outbox outbox, Groups groups, TypingTimers typing, Undo undo, MessageIds ids) {}

    /**
     * How its media travel.
     *
     * @param transfers who carries them
     * @param gallery where they lie on the phone
     * @param lane the phone's lane
     */
    record Media(Transfers transfers, Gallery gallery, Executor lane) {}

    /**
     * Registers its keys, so that others can write to it.
     *
     * @throws IllegalArgumentException if the server does not take the number
     */
    void register() {
        desk.register(number.digits(), publicKeys());
    }

    /** Begins again with other keys and nothing else. */
    void setUpAnew() {
        boolean wasOn = on;
        off();
        identity.renew();
        keys = EndpointKeys.under(identity.keys(), new SecureRandom());
        endpoint = new Endpoint(number.digits(), keys, lines.get(), time, this);
        endpoint.named(name);
        register();
        if (wasOn) {
            on();
        }
    }

    private PhoneKeys publicKeys() {
        PreKeyBundle.Signed signed = keys.signedPreKey().offer();
        return new PhoneKeys(
                keys.noise().publicKey(),
                keys.identity().identityKey().publicKey(),
                keys.registrationId(),
                new PhoneKeys.PreKey(signed.id(), signed.key()),
                signed.signature().bytes(),
                endpoint.firstPreKeys().stream()
                        .map(offer -> new PhoneKeys.PreKey(offer.id(), offer.key()))
                        .toList());
    }

    void on() {
        on = true;
        endpoint.on();
    }

    void off() {
        on = false;
        endpoint.off();
    }

    void named(String newName) {
        name = newName;
        endpoint.named(newName);
    }

    /** Whether what is sent to a chat goes over today's network. */
    CompletableFuture<Boolean> carries(ChatId chat) {
        return chat.isGroup() ? endpoint.isGroupOfToday(chat.jid()) : endpoint.isOfToday(chat.jid());
    }

    /**
     * Shows those of a chat that somebody types there, or has stopped; tells whether it did, which it does not when the
     * line is not open.
     */
    CompletableFuture<Boolean> types(ChatId chat, String state) {
        if (!endpoint.isOpen()) {
            return CompletableFuture.completedFuture(false);
        }
        return carries(chat).exceptionally(failure -> false).thenApply(carries -> {
            if (carries) {
                endpoint.shows(forms(chat.jid(), chat.jid()).get(0), state);
            }
            return carries;
        });
    }

    /** Sends a message. */
    void send(PhoneMessage message) {
        message.medium().ifPresentOrElse(medium -> bring(message, medium), () -> TodaysContents.letter(message)
                .ifPresentOrElse(this::post, () -> arrivals.acked(message.id(), false)));
    }

    /** Brings a medium to the host; the message follows it, and what is sent meanwhile overtakes it. */
    private void bring(PhoneMessage message, PhoneMedium medium) {
        SealedTransfers sealed = new SealedTransfers(media.transfers());
        endpoint.mediaHosts()
                .thenApplyAsync(
                        hosts -> sealed.bring(
                                medium, media.gallery().file(medium.hash()).orElseThrow(), hosts),
                        media.transfers().threads())
                .whenCompleteAsync(
                        (seal, failure) -> {
                            if (failure == null) {
                                post(TodaysContents.medium(message, medium, seal));
                            } else {
                                LOG.debug("A medium cannot be brought: {}", failure.getMessage());
                                arrivals.acked(message.id(), false);
                            }
                        },
                        media.lane());
    }

    /** Fetches a sealed medium into the gallery. */
    CompletableFuture<Path> fetch(PhoneMedium medium, PhoneSeal seal) {
        SealedTransfers sealed = new SealedTransfers(media.transfers());
        return CompletableFuture.supplyAsync(endpoint::mediaHosts, media.lane())
                .thenCompose(hosts -> hosts)
                .thenApplyAsync(
                        hosts -> sealed.fetch(medium, seal, hosts, media.gallery()),
                        media.transfers().threads());
    }

    /** Sends a reply. */
    void reply(PhoneMessage message, PhoneMessage to) {
        Jid author =
                forms(new ChatId(to.chat()).jid(), Jid.ofPhone(to.author())).get(0);
        post(TodaysContents.reply(message, to, author));
    }

    /** Sends a reaction. */
    void react(String id, PhoneMessage to, String emoji) {
        hand(deeds.reaction(id, to, emoji, number.digits(), time.now()));
    }

    /** Sends another text for an own message. */
    void edit(String id, PhoneMessage own, String text) {
        hand(deeds.edit(id, own, text, time.now()));
    }

    /** Takes an own message back. */
    void revoke(String id, PhoneMessage own) {
        hand(deeds.revocation(id, own));
    }

    /** Sends a vote. */
    void vote(String id, PhoneMessage poll, List<String> chosen) {
        deeds.vote(id, poll, number.digits(), chosen, time.now()).ifPresent(this::hand);
    }

    /** The endpoint, for faults. */
    Endpoint endpoint() {
        return endpoint;
    }

    private void post(Letter letter) {
        deeds.remember(letter.id(), letter.chat(), Jid.ofPhone(number.digits()), letter.message());
        hand(letter);
    }

    private void hand(Letter letter) {
        resends.keep(letter, time.now());
        endpoint.send(letter);
    }

    /** The number of who a node with addresses is about; empty if it is not known. */
    String number(Node person) {
        return person.attributes()
                .jid("phone_number")
                .or(() -> endpoint.number(person.attributes().requireJid("jid")))
                .map(Jid::user)
                .orElse("");
    }

    private List<Jid> forms(Jid chat, Jid person) {
        return endpoint.forms(chat, person);
    }

    private String numberBehind(String address) {
        return address.isEmpty()
                ? ""
                : endpoint.number(Jid.parse(address)).map(Jid::user).orElse("");
    }

    /** Tells authors that their messages were read or played; gives the ids of those that came this way. */
    List<String> seen(List<String> those, String type) {
        return endpoint.seen(those, type);
    }

    @Override
    public void arrived(Arrival arrival) {
        if (Resends.isRequest(arrival.message())) {
            handOn(arrival);
            return;
        }
        resends.keep(arrival);
        arrivals.message(arrival);
    }

    /** Gives a linked device of its own what that has asked for. */
    private void handOn(Arrival request) {
        if (request.own()) {
            resends.answer(request).ifPresent(answer -> endpoint.sendsToOwn(ids.next(), request.device(), answer));
        }
    }

    @Override
    public void wanted(Node receipt) {
        mediaAgain.wanted(receipt, endpoint);
    }

    @Override
    public void told(Jid chat, Jid member, List<String> ids, String type) {
        arrivals.told(chat, member, ids, type, number.digits());
    }

    @Override
    public void acked(String id, Optional<String> error) {
        error.ifPresent(code -> LOG.debug("The message {} was refused with {}", id, code));
        arrivals.acked(id, error.isEmpty());
        undo.answered(id, error.isEmpty());
    }

    @Override
    public void notified(Node notification) {
        LOG.debug("Phone {} has no use for {}", number, notification.attributes());
    }
}
