package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.EndpointLine;
import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.time.TimeSource;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * All phones that are played against one server. It makes a phone when it is first asked for and owns the threads of all.
 * Safe for use by several threads.
 */
public final class Phones implements AutoCloseable {
    /** How many phones there may be. */
    public static final int LIMIT = 2_000;

    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final TimeSource time;
    private final PhoneThreads threads;
    private final Lines lines;
    private final LinkingDesk desk;
    private final Function<String, List<PhoneText>> earlierTexts;
    private final Transfers transfers;
    private final Function<EventLoopGroup, Optional<EndpointLine.Network>> today;
    private boolean closed;

    /**
     * Where today's network takes phones.
     *
     * @param server the address
     * @param root the root of its certificates
     */
    public record Today(InetSocketAddress server, RootCertificate root) {}

    /**
     * Phones of one server.
     *
     * @param server where it takes classic connections
     * @param today where it takes the connections of today's phones
     * @param accounts what knows the passwords of numbers, and makes accounts
     * @param desk where devices are linked
     * @param time the clock and the timers of the phones
     * @param trust what trusts the certificate of the media host
     */
    public Phones(
            InetSocketAddress server,
            Today today,
            PhoneAccounts accounts,
            LinkingDesk desk,
            TimeSource time,
            SSLContext trust) {
        this(time, new PhoneThreads(), desk, new Transfers(trust), server, Optional.of(today), accounts);
    }

    /** Phones that speak the classic protocol alone. */
    Phones(InetSocketAddress server, PhoneAccounts accounts, LinkingDesk desk, TimeSource time, SSLContext trust) {
        this(time, new PhoneThreads(), desk, new Transfers(trust), server, Optional.empty(), accounts);
    }

    private Phones(
            TimeSource time,
            PhoneThreads threads,
            LinkingDesk desk,
            Transfers transfers,
            InetSocketAddress server,
            Optional<Today> today,
            PhoneAccounts accounts) {
        this(
                time,
                threads,
                desk,
                transfers,
                (number, lane) -> new ClassicLine(number, server, accounts, time, threads.network(), lane),
                accounts::textsOf,
                loops -> today.map(at -> new EndpointLine.Network(at.server(), at.root(), loops)));
    }

    Phones(TimeSource time, PhoneThreads threads, LinkingDesk desk, Transfers transfers, Lines lines) {
        this(time, threads, desk, transfers, lines, number -> List.of(), loops -> Optional.empty());
    }

    private Phones(
            TimeSource time,
            PhoneThreads threads,
            LinkingDesk desk,
            Transfers transfers,
            Lines lines,
            Function<String, List<PhoneText>> earlierTexts,
            Function<EventLoopGroup, Optional<EndpointLine.Network>> today) {
        this.today = today;
        this.transfers = transfers;
        this.desk = desk;
        this.time = time;
        this.threads = threads;
        this.lines = lines;
        this.earlierTexts = earlierTexts;
    }

    /**
     * The phone with this number. At first use it is made and begins to connect; what it is told to do meanwhile waits.
     *
     * @param number digits with the country code; what people write between digits is dropped
     * @throws IllegalArgumentException if it is no phone number
     * @throws IllegalStateException if there are 2,000 phones already, or this has been closed
     */
    public Phone phone(String number) {
        PhoneNumber parsed = PhoneNumber.parse(number);
        Optional<Phone> made = make(parsed);
        made.ifPresent(fresh -> {
            earlierTexts.apply(parsed.digits()).forEach(fresh::receives);
            fresh.registers();
            fresh.comeBack();
        });
        return made.or(() -> find(parsed.digits()))
                .orElseThrow(() -> new IllegalStateException("The phones have been closed"));
    }

    /** A text message comes to a number; lost on a phone that is not played yet, unless its accounts keep it. */
    public void text(String number, PhoneText text) {
        find(number).ifPresent(phone -> phone.receives(text));
    }

    /** The phone with this number if there is one. */
    public synchronized Optional<Phone> find(String number) {
        return Optional.ofNullable(phones.get(number));
    }

    /** All phones, oldest first. */
    public synchronized List<Phone> all() {
        return List.copyOf(phones.values());
    }

    /** Switches all phones off and ends their threads. */
    @Override
    public void close() {
        List<Phone> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(phones.values());
            phones.clear();
        }
        transfers.close();
        threads.close(CompletableFuture.allOf(open.stream().map(Phone::close).toArray(CompletableFuture<?>[]::new)));
        open.forEach(Phone::end);
    }

    private synchronized Optional<Phone> make(PhoneNumber number) {
        if (closed || phones.containsKey(number.digits())) {
            return Optional.empty();
        }
        if (phones.size() >= LIMIT) {
            throw new IllegalStateException("There are " + LIMIT + " phones already; no more can be played at once");
        }
        Phone phone = new Phone(
                number,
                time,
                new Lane(threads.pool()),
                desk,
                transfers,
                lane -> lines.line(number, lane),
                today.apply(threads.network()));
        phones.put(number.digits(), phone);
        return Optional.of(phone);
    }

    /** Makes the line of a phone. */
    interface Lines {
        Line line(PhoneNumber number, Executor lane);
    }
}
