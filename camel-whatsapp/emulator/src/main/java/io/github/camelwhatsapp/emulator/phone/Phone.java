package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.EndpointLine;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone that a test or a person plays. Get one from {@link Phones#phone(String)}.
 *
 * <p>It is a real client: it logs in over the loopback socket, tells the authors of messages that they arrived, and
 * reconnects when it is cut off. Nothing here waits for the network except the {@code await} methods; what cannot leave now
 * leaves when the phone is connected. Safe for use by several threads; what it returns are snapshots.
 *
 * <p>Wherever a chat is named, the number of a person ({@code 34600000001}, also {@code +34 600 000 001}) or the id of a group
 * ({@code 34600000001-1400000000}) is meant, and anything else is refused with an {@link IllegalArgumentException} that says so.
 */
public final class Phone extends PhoneScreen {
    private static final Logger LOG = LoggerFactory.getLogger(Phone.class);

    /** Longest text in characters: in any script its stanza stays below the largest frame, 1 MiB. */
    public static final int MAX_TEXT = 65_536;

    /** Longest name in characters. */
    public static final int MAX_NAME = 100;

    private final PhoneNumber number;
    private final TimeSource time;
    private final Lane lane;
    private final Chats chats;
    private final Outbox outbox = new Outbox();
    private final MessageIds ids = new MessageIds();
    private final DeviceLinking linking;
    private final Line line;
    private final Line.Owner owner = new Owner();
    private final Outgoing outgoing;
    private final TypingTimers typing;
    private final Incoming incoming;
    private final Optional<TodaysSide> today;
    private final PhoneDeeds deeds;
    private final Gallery gallery = new Gallery();
    private final Transfers transfers;
    private final Uploads uploads;
    private final PhonePatience patience = new PhonePatience(this);

    Phone(
            PhoneNumber number,
            TimeSource time,
            Lane lane,
            LinkingDesk desk,
            Transfers transfers,
            Function<Executor, Line> lines,
            Optional<EndpointLine.Network> network) {
        super(number, lane);
        this.number = number;
        this.time = time;
        this.lane = lane;
        chats = shown();
        PrimaryIdentity identity = new PrimaryIdentity();
        linking = new DeviceLinking(number.digits(), identity, desk, time, lane);
        line = lines.apply(lane);
        Groups groups = new Groups();
        GroupNews groupNews = new GroupNews(chats, groups, line);
        this.transfers = transfers;
        uploads = new Uploads(number, line, gallery, transfers, lane);
        typing = new TypingTimers(time, lane, chats);
        Undo undo = new Undo(chats);
        today = network.map(at -> new TodaysSide(
                number,
                identity,
                () -> new EndpointLine(at, time, lane),
                desk,
                time,
                new TodaysSide.Shown(chats, outbox, groups, typing, undo, ids),
                new TodaysSide.Media(transfers, gallery, lane)));
        deeds = new PhoneDeeds(number, chats, outbox, undo, ids, time, this::todaysSide, lane);
        outgoing = new Outgoing(line, outbox, groupNews, uploads, this::refused, name(), new Ways(today));
        incoming = new Incoming(number, chats, outbox, line, time, typing, groups, groupNews, uploads);
    }

    /**
     * Gives it the name that others see.
     *
     * @throws IllegalArgumentException if the name is blank or longer than 100 characters
     */
    public Phone named(String newName) {
        Wording.requireName(newName);
        String stripped = newName.strip();
        lane.execute(() -> {
            outgoing.named(stripped);
            today.ifPresent(side -> side.named(stripped));
        });
        show(stripped);
        return this;
    }

    /**
     * Begins a message; {@link Draft#to(String)} sends it.
     *
     * @throws IllegalArgumentException if the text is empty or longer than {@link #MAX_TEXT}
     */
    public Draft sends(String text) {
        Wording.requireText(text);
        return new Draft(chat -> send(chat, text, Optional.empty()));
    }

    /**
     * Begins a message with a file, which is read now and copied into the phone. It leaves when the server has the file; texts that
     * are sent meanwhile overtake it, as on real phones. It is refused ({@link Tick#REFUSED}) if the file cannot be brought there.
     *
     * @throws IllegalArgumentException if the file is empty or larger than {@link PhoneMedium#MAX_SIZE}
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public Draft sends(PhoneFile file) {
        return sends(file.keptIn(gallery));
    }

    /** Begins a message with a place. */
    public Draft sends(PhonePlace place) {
        return sends((PhoneContent) place);
    }

    /** Begins a message with a contact card. */
    public Draft sends(PhoneCard card) {
        return sends((PhoneContent) card);
    }

    /** Begins a poll; only today's network carries polls. */
    public Draft sends(PhonePoll poll) {
        return sends((PhoneContent) poll);
    }

    /**
     * Replies to a message in its chat, over today's network.
     *
     * @return the reply
     * @throws IllegalArgumentException if the text is empty or too long
     */
    public PhoneMessage replies(PhoneMessage to, String text) {
        return deeds.reply(to, text);
    }

    /** Reacts to a message, over today's network; an empty text takes an earlier reaction away. */
    public void reacts(PhoneMessage to, String emoji) {
        deeds.react(to, emoji);
    }

    /**
     * Changes what an own message says, over today's network.
     *
     * @throws IllegalArgumentException if the message is not one's own, or the text is empty or too long
     */
    public void edits(PhoneMessage own, String text) {
        deeds.edit(own, text);
    }

    /**
     * Takes an own message back, over today's network.
     *
     * @throws IllegalArgumentException if the message is not one's own
     */
    public void revokes(PhoneMessage own) {
        deeds.revoke(own);
    }

    /**
     * Votes in a poll, in place of an earlier vote; without an answer it withdraws that.
     *
     * @throws IllegalArgumentException if the message holds no poll, or the poll has no such answer
     */
    public void votes(PhoneMessage poll, String... options) {
        deeds.vote(poll, List.of(options));
    }

    /**
     * What can go wrong with its keys on today's network.
     *
     * @throws IllegalStateException if it speaks the classic protocol alone
     */
    public PhoneTroubles troubles() {
        return new PhoneTroubles(todaysSide(), lane, patience);
    }

    private TodaysSide todaysSide() {
        return today.orElseThrow(() -> new IllegalStateException(
                "This phone speaks the classic protocol alone, which has nothing of the kind"));
    }

    private Draft sends(PhoneContent content) {
        Wording.requireUnicode(content.described(), "What stands beside it");
        return new Draft(chat -> send(chat, content.described(), Optional.of(content)));
    }

    /**
     * Gets the bytes of a medium that was received or sent: from the server at the first time, and from the phone from then on.
     *
     * @return a file of the phone's own, which is to be read only, and goes when the phone is closed. Exceptionally with a {@link
     *     PhoneMediaException} if it cannot be fetched, or its hash is another than the message said
     * @throws IllegalArgumentException if the message holds no medium
     */
    public CompletableFuture<Path> fetches(PhoneMessage message) {
        PhoneMedium medium = message.medium()
                .orElseThrow(() -> new IllegalArgumentException("The message " + message.id() + " holds no medium"));
        return gallery.file(medium.hash())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> patience.limits("the medium of " + message.id(), fetch(medium)));
    }

    private CompletableFuture<Path> fetch(PhoneMedium medium) {
        return medium.seal()
                .map(seal -> todaysSide().fetch(medium, seal))
                .orElseGet(() -> transfers.fetch(medium, gallery).thenApply(file -> fetched(medium, file)));
    }

    private Path fetched(PhoneMedium medium, Path file) {
        lane.execute(() -> uploads.fetched(medium));
        return file;
    }

    private void refused(PhoneMessage message) {
        chats.tick(new ChatId(message.chat()), message.id(), Tick.REFUSED);
    }

    private PhoneMessage send(ChatId chat, String text, Optional<PhoneContent> content) {
        PhoneMessage message = new PhoneMessage(
                ids.next(),
                chat.value(),
                number.digits(),
                text,
                content,
                time.now().truncatedTo(ChronoUnit.SECONDS),
                Direction.OUT,
                Tick.PENDING);
        outbox.add(message);
        chats.add(chat, message);
        lane.execute(outgoing::messages);
        return message;
    }

    /** Opens a chat, so that it is in the list before the first message, and asks for the other person's presence. */
    public PhoneChat opens(String chat) {
        ChatId id = ChatId.parse(chat);
        chats.open(id);
        if (!id.isGroup()) {
            lane.execute(() -> outgoing.subscribe(id));
        }
        return chats.chat(id);
    }

    /** Lets the others of a chat see that somebody types here. Lost when the phone is off. */
    public void composing(String chat) {
        types(ChatId.parse(chat), "composing");
    }

    /** Lets the others of a chat see that nobody types here any more. Lost when the phone is off. */
    public void paused(String chat) {
        types(ChatId.parse(chat), "paused");
    }

    /** Reads what was received in a chat: the authors see blue ticks. Told later when the phone is not connected. */
    public void reads(String chat) {
        ChatId id = ChatId.parse(chat);
        Map<String, List<String>> idsByAuthor = new LinkedHashMap<>();
        chats.read(id).forEach(message -> idsByAuthor
                .computeIfAbsent(message.author(), author -> new ArrayList<>())
                .add(message.id()));
        idsByAuthor.forEach((author, read) -> seen(id, author, read, "read"));
    }

    /**
     * Plays a sound, a voice note or a film that came: its author is told so. Told later when the phone is not connected.
     *
     * @throws IllegalArgumentException if the message did not come to this phone, or holds nothing that is played
     */
    public void plays(PhoneMessage message) {
        if (message.direction() != Direction.IN || !message.isPlayable()) {
            throw new IllegalArgumentException(
                    "The message " + message.id() + " is no sound, voice note or film that came to this phone");
        }
        ChatId id = new ChatId(message.chat());
        chats.alter(id, message.id(), now -> now.ticked(Tick.PLAYED));
        seen(id, message.author(), List.of(message.id()), "played");
    }

    private void seen(ChatId chat, String author, List<String> those, String type) {
        lane.execute(() -> {
            List<String> rest = new ArrayList<>(those);
            today.ifPresent(side -> rest.removeAll(side.seen(those, type)));
            if (!rest.isEmpty()) {
                outgoing.surely(PhoneStanzas.seen(chat, author, rest, type, time.now()));
            }
        });
    }

    /**
     * What it does with groups on today's network.
     *
     * @throws IllegalStateException if it speaks the classic protocol alone
     */
    public PhoneGroups groups() {
        return new PhoneGroups(todaysSide(), lane, patience);
    }

    /** Shows the phone as online to those who may see it; it does so on its own when it connects. */
    public void available() {
        lane.execute(() -> outgoing.available(true));
    }

    /** Shows the phone as gone although it stays connected. */
    public void unavailable() {
        lane.execute(() -> outgoing.available(false));
    }

    /** Asks to be told whether somebody is online, now and after every reconnect; their chat is opened. */
    public void subscribes(String person) {
        opens(new PhoneNumber(PhoneNumber.undecorated(person)).digits());
    }

    /**
     * Scans the QR code of a device that wants to be linked.
     *
     * @param qrText what the code says, with or without the link in front
     * @return the device, once it has signed; its connection is told to restart then. Exceptionally with a {@link
     *     LinkingException} if it does not, a {@link PhoneTimeoutException} if it does nothing for a minute
     * @throws LinkingException if the text is no such code, nobody waits under it, or there are too many devices
     */
    public CompletableFuture<LinkedDevice> scans(String qrText) {
        return patience.limits("the device of a QR code to sign", linking.scans(qrText));
    }

    /**
     * Types the pairing code that a device shows which was asked to link to this number.
     *
     * @param code 8 characters; dashes, blanks and small letters are all right
     * @return the device, once it has signed. Exceptionally with a {@link LinkingException} if the code is not the device's, a {@link
     *     PhoneTimeoutException} if it does nothing for a minute
     * @throws LinkingException if the text is no such code, or no device waits
     */
    public CompletableFuture<LinkedDevice> entersCode(String code) {
        return patience.limits("the device of a typed code to sign", linking.entersCode(code));
    }

    /** The devices that are linked, in the order in which they were. */
    public List<LinkedDevice> linkedDevices() {
        return linking.linked();
    }

    /**
     * Takes a device off: its stream ends, and it cannot log in any more.
     *
     * @throws LinkingException if it is not linked
     */
    public void unlinks(LinkedDevice device) {
        linking.unlinks(device.number());
    }

    /** Cuts the connection and stays away; messages for the phone wait on the server, its own wait on the phone. */
    public void goOffline() {
        lane.execute(() -> {
            line.off();
            today.ifPresent(TodaysSide::off);
        });
    }

    /** Connects again after {@link #goOffline()} or a refusal. Does nothing when the phone is on. */
    public void comeBack() {
        lane.execute(() -> {
            line.on(owner);
            today.ifPresent(TodaysSide::on);
        });
    }

    /** Registers its keys, so that others can write to it; a number that the server does not take is refused when it connects. */
    void registers() {
        try {
            today.ifPresent(TodaysSide::register);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.debug("Phone {} has no account: {}", number, e.getMessage());
        }
    }

    /** What says that something was waited for at this phone in vain. */
    PhoneTimeoutException inVain(String what, Duration howLong) {
        String instead = status().state() + ", " + chats().size() + " chats and "
                + received().size() + " received messages";
        return new PhoneTimeoutException(number(), what, howLong, instead);
    }

    /** Switches it off for good; complete when it hung up. */
    CompletableFuture<Void> close() {
        return CompletableFuture.runAsync(
                () -> {
                    line.off();
                    today.ifPresent(TodaysSide::off);
                },
                lane);
    }

    @Override
    Phone self() {
        return this;
    }

    /** Takes no more orders, and throws its media away: the threads have ended. */
    void end() {
        lane.close();
        gallery.close();
    }

    private void types(ChatId chat, String state) {
        lane.execute(() -> outgoing.types(chat, state));
    }

    private final class Owner implements Line.Owner {
        @Override
        public void opened() {
            outgoing.opened();
        }

        @Override
        public void received(Node stanza) {
            incoming.received(stanza);
        }

        @Override
        public void changed(PhoneStatus now) {
            if (now.state() != PhoneStatus.State.ONLINE) {
                typing.cancelAll();
                chats.forgetPresence();
            }
            show(now);
        }
    }
}
