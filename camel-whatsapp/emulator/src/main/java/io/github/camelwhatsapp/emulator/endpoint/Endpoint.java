package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone as the first device of its account on today's network: it takes letters, has them encrypted for every device that is to get
 * them, and hands on what it could decrypt. What could not leave is sent again, the same bytes, on the next connection. Used on the
 * phone's lane only.
 */
public final class Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final int PRE_KEYS = 30;
    private static final int DELIVERIES_KEPT = 5_000;
    private static final int RETRIES = 4;

    private final EndpointKeys keys;
    private final EndpointLine line;
    private final TimeSource time;
    private final Listener listener;
    private final SecureRandom random = new SecureRandom();
    private final Self self;
    private final AddressBook book = new AddressBook();
    private final MemoryStores stores;
    private final List<PreKeyBundle.OneTime> firstPreKeys;
    private final Requests requests;
    private final DeviceDirectory directory;
    private final Sealing sealing;
    private final Receiving receiving;
    private final RetryDesk retries;
    private final GroupDirectory groups;
    private final Mail mail;
    private final Map<String, Letter> unsealed = new LinkedHashMap<>();
    private final Map<String, Node> unacked = new LinkedHashMap<>();
    private final Map<String, Node> deliveries = bounded();
    private final Map<String, Integer> retryCounts = bounded();
    private final List<Runnable> whenOpen = new ArrayList<>();
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);
    private SplittableRandom luck = new SplittableRandom(0);
    private double misread;
    private String name = "";

    /** Whoever the endpoint belongs to. Called on the phone's lane. */
    public interface Listener {
        /** A message came that could be read. */
        void arrived(Arrival arrival);

        /**
         * Others have told how far messages have come.
         *
         * @param chat a person by number, or a group
         * @param member who told, by number
         * @param ids the messages
         * @param type the type of the receipt; empty for delivered
         */
        void told(Jid chat, Jid member, List<String> ids, String type);

        /** The server has answered a letter; with an error it was not taken. */
        void acked(String id, Optional<String> error);

        /** The server has told something else. */
        void notified(Node notification);
    }

    /** An endpoint that is off, with the keys that were registered for its number. */
    public Endpoint(String number, EndpointKeys keys, EndpointLine line, TimeSource time, Listener listener) {
        this.keys = keys;
        this.line = line;
        this.time = time;
        this.listener = listener;
        self = new Self(Jid.ofPhone(number));
        stores = new MemoryStores(keys);
        firstPreKeys =
                stores.newPreKeys(PRE_KEYS, random).stream().map(PreKey::offer).toList();
        requests = new Requests(line::send);
        directory = new DeviceDirectory(requests, book);
        Sessions sessions = new Sessions(requests, book, stores.pairwise(), random);
        GroupKeys groupKeys = new GroupKeys(book, stores, random);
        sealing = new Sealing(sessions, groupKeys, random);
        receiving = new Receiving(self, book, sessions, groupKeys);
        retries = new RetryDesk(self, sealing);
        groups = new GroupDirectory(requests, book);
        mail = new Mail(self, directory, book, sealing, groups);
    }

    /** The first one-time prekeys that it made. */
    public List<PreKeyBundle.OneTime> firstPreKeys() {
        return firstPreKeys;
    }

    /** Connects. */
    public void on() {
        line.on(new Owner());
    }

    /** Hangs up and stays away. */
    public void off() {
        line.off();
        requests.broken();
    }

    /** What it calls itself. */
    public void named(String newName) {
        name = newName;
        if (line.isOpen()) {
            line.send(presence());
        }
    }

    /** Sends a letter, after those before it; {@link Listener#acked} tells of it. */
    public void send(Letter letter) {
        retries.keep(letter);
        unsealed.put(letter.id(), letter);
        if (line.isOpen()) {
            seal(letter);
        }
    }

    /**
     * Whether somebody can only be written to in today's way, or one's own linked devices are to see what is written to him: one of both
     * has linked devices, and he has devices with keys. Answered when the line is open.
     */
    public CompletableFuture<Boolean> isOfToday(Jid person) {
        return whenOpen(() -> directory
                .of(new LinkedHashSet<>(List.of(person, self.phone())))
                .thenApply(known -> known.values().stream().anyMatch(list -> list.size() > 1))
                .thenCompose(linked -> linked && !known(person)
                        ? sealing.sessions()
                                .ensure(List.of(book.hidden(person)))
                                .thenCombine(
                                        directory.of(Set.of(person)),
                                        (ready, list) -> !ready.isEmpty()
                                                || Optional.ofNullable(list.get(person))
                                                                .orElse(List.of())
                                                                .size()
                                                        > 1)
                        : CompletableFuture.completedFuture(linked)));
    }

    /** Whether a member of a group has linked devices; fails if the phone is no member. Answered when the line is open. */
    public CompletableFuture<Boolean> isGroupOfToday(Jid group) {
        return whenOpen(() -> groups.of(group)
                .thenCompose(info -> directory.of(info.members()))
                .thenApply(known -> known.values().stream().anyMatch(list -> list.size() > 1)));
    }

    /** Where media lie; fails if the server does not tell. Answered when the line is open. */
    public CompletableFuture<MediaHosts> mediaHosts() {
        return whenOpen(() -> requests.ask("w:m", "set", Jid.SERVER, Node.of("media_conn"))
                .thenApply(answer -> MediaHosts.of(answer).orElseThrow()));
    }

    /** Tells authors that their messages were seen; those that did not come here are left out. Gives their ids. */
    public List<String> read(List<String> ids) {
        Map<Node, List<String>> byOrigin = new LinkedHashMap<>();
        for (String id : ids) {
            Node message = deliveries.get(id);
            if (message != null) {
                byOrigin.computeIfAbsent(origin(message), origin -> new ArrayList<>())
                        .add(id);
            }
        }
        byOrigin.forEach((origin, read) -> surely(Answers.read(
                origin.attributes().requireJid("from"), origin.attributes().jid("participant"), read, time.now())));
        return byOrigin.values().stream().flatMap(List::stream).toList();
    }

    /** The addresses of a person in a chat: the form that is used there, then the other. */
    public List<Jid> forms(Jid chat, Jid person) {
        if (person.isGroup() || person.isBroadcast()) {
            return List.of(person);
        }
        Jid hidden = self.is(person) ? self.hidden() : book.hidden(person);
        Jid number = book.phone(person).orElse(person);
        return mail.isByNumber(chat) ? List.of(number, hidden) : List.of(hidden, number);
    }

    /** The number behind an address, if it is known. */
    public Optional<Jid> number(Jid address) {
        return book.phone(address);
    }

    /** Addresses persons by their numbers from now on, or by their hidden ids again. */
    public void addressesByNumber(boolean numbers) {
        mail.byNumber(numbers);
    }

    /** Forgets every sender key that others have given it. */
    public void losesSenderKeys() {
        stores.loseSenderKeys();
        sealing.groupKeys().forgetHolders();
    }

    /** Its sessions as they are, to be restored later. */
    public Map<SignalAddress, SessionRecord> sessions() {
        return stores.snapshot();
    }

    /** Goes back to earlier sessions, as a phone does that is restored from a backup. */
    public void restores(Map<SignalAddress, SessionRecord> earlier) {
        stores.restore(earlier);
    }

    /** Fails to read a share of the messages that come from now on, each once, chosen under a seed. */
    public void misreads(double share, long seed) {
        misread = share;
        luck = new SplittableRandom(seed);
    }

    private boolean known(Jid person) {
        return sealing.sessions().isWith(person);
    }

    private <T> CompletableFuture<T> whenOpen(java.util.function.Supplier<CompletableFuture<T>> question) {
        if (line.isOpen()) {
            return question.get();
        }
        CompletableFuture<T> later = new CompletableFuture<>();
        whenOpen.add(() -> question.get().whenComplete((answer, failure) -> {
            if (failure == null) {
                later.complete(answer);
            } else {
                later.completeExceptionally(failure);
            }
        }));
        return later;
    }

    private void surely(Node node) {
        if (line.isOpen()) {
            line.send(node);
        } else {
            whenOpen.add(() -> line.send(node));
        }
    }

    private void seal(Letter letter) {
        tail = tail.thenCompose(done -> unsealed.containsKey(letter.id())
                        ? mail.stanza(letter).thenAccept(stanza -> post(letter, stanza))
                        : CompletableFuture.completedFuture(null))
                .exceptionally(failure -> failed(letter, failure));
    }

    private void post(Letter letter, Node stanza) {
        unsealed.remove(letter.id());
        unacked.put(letter.id(), stanza);
        line.send(stanza);
    }

    private Void failed(Letter letter, Throwable failure) {
        // What was lost with the line is done again on the next.
        if (line.isOpen() && unsealed.remove(letter.id()) != null) {
            LOG.debug("A letter cannot be sent: {}", failure.getMessage());
            listener.acked(letter.id(), Optional.of("404"));
        }
        return null;
    }

    private Node presence() {
        return Node.builder("presence")
                .attribute("type", "available")
                .attribute("name", name)
                .build();
    }

    private static Node origin(Node message) {
        Node.Builder origin = Node.builder("origin")
                .attribute("from", message.attributes().requireJid("from").account());
        message.attributes().jid("participant").ifPresent(jid -> origin.attribute("participant", jid));
        return origin.build();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > DELIVERIES_KEPT;
            }
        };
    }

    private final class Owner implements EndpointLine.Owner {
        @Override
        public EndpointKeys keys() {
            return keys;
        }

        @Override
        public ClientPayload payload() {
            return ClientPayload.newBuilder()
                    .setUsername(Long.parseLong(self.phone().user()))
                    .setDevice(0)
                    .setPassive(false)
                    .setPull(true)
                    .setUserAgent(ClientPayload.UserAgent.newBuilder()
                            .setPlatform(ClientPayload.UserAgent.Platform.ANDROID)
                            .setAppVersion(ClientPayload.UserAgent.AppVersion.newBuilder()
                                    .setPrimary(2)
                                    .setSecondary(25)
                                    .setTertiary(1)))
                    .build();
        }

        @Override
        public void opened(Node success) {
            success.attributes().jid("lid").ifPresent(self::hidden);
            book.learn(self.phone(), self.hidden());
            directory.clear();
            line.send(presence());
            unacked.values().forEach(line::send);
            unsealed.values().stream().toList().forEach(Endpoint.this::seal);
            List<Runnable> waiting = List.copyOf(whenOpen);
            whenOpen.clear();
            waiting.forEach(Runnable::run);
        }

        @Override
        public void closed() {
            requests.broken();
        }

        @Override
        public void received(Node stanza) {
            try {
                take(stanza);
            } catch (MissingAttributeException | JidFormatException e) {
                LOG.warn("A phone cannot use a stanza: {}", e.getMessage());
            }
        }

        private void take(Node stanza) {
            switch (stanza.tag()) {
                case "message" -> message(stanza);
                case "receipt" -> receipt(stanza);
                case "ack" -> ack(stanza);
                case "notification" -> notification(stanza);
                case "iq" -> iq(stanza);
                case "call" -> line.send(Answers.ack(stanza));
                case "ib" -> offline(stanza);
                default -> LOG.debug("A phone has no use for {}", stanza.tag());
            }
        }

        private void offline(Node stanza) {
            if (stanza.child("offline_preview").isPresent()) {
                line.send(Node.builder("ib")
                        .child(Node.builder("offline_batch")
                                .attribute("count", "100")
                                .build())
                        .build());
            }
        }

        private void message(Node stanza) {
            if (stanza.child("enc").isEmpty()) {
                line.send(Answers.ack(stanza));
                return;
            }
            String id = stanza.attributes().requireText("id");
            if (misread > 0 && !retryCounts.containsKey(id) && luck.nextDouble() < misread) {
                askAgain(stanza, id);
                line.send(Answers.ack(stanza));
                return;
            }
            Receiving.Opened opened = receiving.open(stanza);
            stanza.attribute("addressing_mode")
                    .ifPresent(mode -> groups.met(stanza.attributes().requireJid("from"), mode.equals("lid")));
            if (opened.failed() && opened.arrival().isEmpty()) {
                askAgain(stanza, id);
                line.send(Answers.ack(stanza));
                return;
            }
            opened.arrival().ifPresent(arrival -> {
                deliveries.put(id, stanza);
                listener.arrived(arrival);
            });
            Jid sender = stanza.attributes().jid("participant").orElseGet(() -> stanza.attributes()
                    .requireJid("from"));
            line.send(Answers.delivered(stanza, self.is(sender)));
        }

        private void askAgain(Node stanza, String id) {
            int count = retryCounts.merge(id, 1, Integer::sum);
            if (count <= RETRIES) {
                line.send(Answers.retry(
                        stanza,
                        count,
                        keys,
                        Optional.of(stores.newPreKeys(1, random).get(0))));
            }
        }

        private void receipt(Node stanza) {
            line.send(Answers.ack(stanza));
            String type = stanza.attribute("type").orElse("");
            if (type.equals("retry")) {
                retries.answer(stanza)
                        .thenAccept(answer -> answer.ifPresent(line::send))
                        .exceptionally(failure -> {
                            LOG.debug("A message cannot be sent again: {}", failure.getMessage());
                            return null;
                        });
                return;
            }
            Jid from = stanza.attributes().requireJid("from");
            Jid member = stanza.attributes().jid("participant").orElse(from);
            Jid chat = from.isGroup() ? from : from.account();
            Optional<Jid> number = book.phone(member);
            Optional<Jid> named = chat.isGroup() ? Optional.of(chat) : book.phone(chat);
            if (number.isPresent() && named.isPresent() && !self.is(member)) {
                listener.told(named.get(), number.get(), ids(stanza), type);
            }
        }

        private List<String> ids(Node receipt) {
            List<String> ids = new ArrayList<>();
            ids.add(receipt.attributes().requireText("id"));
            receipt.child("list").stream()
                    .flatMap(list -> list.children().stream())
                    .flatMap(item -> item.attribute("id").stream())
                    .forEach(ids::add);
            return ids;
        }

        private void ack(Node stanza) {
            String id = stanza.attributes().requireText("id");
            if (stanza.attributes().is("class", "message") && unacked.remove(id) != null) {
                stanza.attribute("phash").ifPresent(hash -> directory.clear());
                listener.acked(id, stanza.attribute("error"));
            }
        }

        private void notification(Node stanza) {
            line.send(Answers.ack(stanza));
            Jid from = stanza.attributes().requireJid("from");
            switch (stanza.attribute("type").orElse("")) {
                case "devices", "account_sync" -> directory.clear();
                case "encrypt" -> {
                    if (stanza.child("identity").isPresent()) {
                        sealing.sessions().forget(from);
                        directory.clear();
                    } else {
                        topUp();
                    }
                }
                default -> listener.notified(stanza);
            }
        }

        private void topUp() {
            Node.Builder list = Node.builder("list");
            stores.newPreKeys(PRE_KEYS, random).forEach(preKey -> list.child(BundleNodes.oneTime(preKey)));
            line.send(Node.builder("iq")
                    .attribute("xmlns", "encrypt")
                    .attribute("type", "set")
                    .attribute("to", Jid.SERVER)
                    .attribute("id", "prekeys-" + random.nextLong())
                    .child(BundleNodes.registration(keys))
                    .child(Node.builder("type").data(new byte[] {5}).build())
                    .child(BundleNodes.identity(keys))
                    .child(list.build())
                    .child(BundleNodes.signed(keys.signedPreKey()))
                    .build());
        }

        private void iq(Node stanza) {
            if (stanza.attributes().is("type", "get")) {
                line.send(Answers.pong(stanza));
            } else {
                requests.answered(stanza);
            }
        }
    }
}
