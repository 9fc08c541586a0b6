package io.github.camelwhatsapp.emulator.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a {@link Phone} shows, and waiting until it shows something. Nothing here waits for the network except the {@code await} methods.
 * What it returns are snapshots. Safe for use by several threads.
 */
public abstract sealed class PhoneScreen permits Phone {
    private final PhoneNumber number;
    private final Executor lane;
    private final PhoneListeners listeners = new PhoneListeners();
    private final PhoneTexts texts = new PhoneTexts();
    private final Chats chats = new Chats(this::announce);
    private volatile String name;
    private volatile PhoneStatus status = PhoneStatus.OFFLINE;

    /** @param lane where listeners are told, in order */
    PhoneScreen(PhoneNumber number, Executor lane) {
        this.number = number;
        this.lane = lane;
        name = number.digits();
    }

    /** Its number: digits with the country code. */
    public String number() {
        return number.digits();
    }

    /** What it calls itself; its number until it gets a name. */
    public String name() {
        return name;
    }

    /** Whether it is connected. */
    public PhoneStatus status() {
        return status;
    }

    /** The messages of all chats, received and sent, in the order in which they came and went; the latest 2,000. */
    public List<PhoneMessage> messages() {
        return chats.messages();
    }

    /** The received ones of {@link #messages()}. */
    public List<PhoneMessage> received() {
        return messages().stream()
                .filter(message -> message.direction() == Direction.IN)
                .toList();
    }

    /** What came beside WhatsApp: codes of the registration service by text message or call, the oldest first. */
    public List<PhoneText> texts() {
        return texts.all();
    }

    /** All chats, latest activity first. */
    public List<PhoneChat> chats() {
        return chats.all();
    }

    /** A chat as it is now; empty when nothing has happened there. */
    public PhoneChat chat(String chat) {
        return chats.chat(ChatId.parse(chat));
    }

    /** What is known of somebody's presence; unknown until {@link Phone#subscribes(String)} has had an answer. */
    public PhonePresence presenceOf(String person) {
        return chat(person).presence();
    }

    /**
     * Tells a listener each event from now on, in order, on the phone's own lane: it must not block for long.
     *
     * @return ends the listening
     * @throws IllegalStateException if 256 listeners follow this phone already
     */
    public PhoneSubscription listen(Consumer<PhoneEvent> listener) {
        return listeners.add(listener);
    }

    /** Waits for a received message with exactly this text; one that has arrived before counts. */
    public PhoneMessage awaitReceived(String text, Duration patience) {
        return awaitReceived(message -> message.text().equals(text), patience);
    }

    /**
     * Waits for a received message; one that has arrived before counts.
     *
     * @throws PhoneTimeoutException if there is none in time
     */
    public PhoneMessage awaitReceived(Predicate<PhoneMessage> wanted, Duration patience) {
        return await(
                "a message", phone -> phone.received().stream().filter(wanted).findFirst(), patience);
    }

    /**
     * Waits until an own message has at least this tick.
     *
     * @return the message with its tick
     * @throws PhoneTimeoutException if it has not in time
     */
    public PhoneMessage awaitTick(PhoneMessage message, Tick tick, Duration patience) {
        return await(
                "the tick " + tick,
                phone -> phone.chat(message.chat())
                        .message(message.id())
                        .filter(now -> now.tick().compareTo(tick) >= 0),
                patience);
    }

    /**
     * Waits until something was put to a message: a reaction, another text, a vote; or it was taken back.
     *
     * @return the message as it is then
     * @throws PhoneTimeoutException if it is not so in time
     */
    public PhoneMessage awaitChange(PhoneMessage message, Predicate<PhoneMessage> wanted, Duration patience) {
        return await(
                "a change of " + message.id(),
                phone -> phone.chat(message.chat()).message(message.id()).filter(wanted),
                patience);
    }

    /**
     * Waits until the phone is connected.
     *
     * @throws PhoneTimeoutException if it is not in time
     */
    public Phone awaitOnline(Duration patience) {
        return await(
                "its connection",
                phone -> Optional.of(phone).filter(on -> on.status().state() == PhoneStatus.State.ONLINE),
                patience);
    }

    /**
     * Waits until a look at the phone gives something; it looks at once and after every event.
     *
     * @param what what is waited for, for the exception
     * @param look what to look for
     * @param patience how long to wait, in wall time
     * @throws PhoneTimeoutException if it gives nothing in time
     */
    public <T> T await(String what, Function<Phone, Optional<T>> look, Duration patience) {
        return new PhoneWatch<T>(self(), look).await(what, patience);
    }

    /** The phone that this is. */
    abstract Phone self();

    /** Its chats. */
    Chats shown() {
        return chats;
    }

    /** Shows another name. */
    void show(String newName) {
        name = newName;
        announce(new PhoneEvent.PhoneChanged(newName, status));
    }

    /** Shows another state of the connection. */
    void show(PhoneStatus now) {
        status = now;
        announce(new PhoneEvent.PhoneChanged(name, now));
    }

    /** A text message comes to its number; it shows whether the phone is connected or not. */
    void receives(PhoneText text) {
        texts.add(text);
        announce(new PhoneEvent.TextCame(text));
    }

    private void announce(PhoneEvent event) {
        lane.execute(() -> listeners.tell(event));
    }

    /** Number, name and state. */
    @Override
    public String toString() {
        return "Phone[" + number + " '" + name + "' " + status.state() + "]";
    }
}
