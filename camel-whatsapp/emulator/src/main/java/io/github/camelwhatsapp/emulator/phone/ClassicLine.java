package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.PhoneSocket;
import io.github.camelwhatsapp.emulator.endpoint.ReconnectDelay;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.Node;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A line over the classic protocol. It reconnects with a growing delay, but not when another client took its place. */
final class ClassicLine implements Line, PhoneConnection.Listener {
    private final PhoneNumber number;
    private final InetSocketAddress server;
    private final PhoneAccounts accounts;
    private final TimeSource time;
    private final EventLoopGroup network;
    private final Executor lane;
    private final ReconnectDelay delay = new ReconnectDelay();
    private PhoneStatus status = PhoneStatus.OFFLINE;
    private @Nullable Owner owner;
    private @Nullable PhoneConnection connection;
    private TimeSource.@Nullable Timer retry;

    ClassicLine(
            PhoneNumber number,
            InetSocketAddress server,
            PhoneAccounts accounts,
            TimeSource time,
            EventLoopGroup network,
            Executor lane) {
        this.number = number;
        this.server = server;
        this.accounts = accounts;
        this.time = time;
        this.network = network;
        this.lane = lane;
    }

    @Override
    public PhoneStatus status() {
        return status;
    }

    @Override
    public void on(Owner newOwner) {
        PhoneStatus.State state = status.state();
        if (state == PhoneStatus.State.OFFLINE || state == PhoneStatus.State.REFUSED) {
            owner = newOwner;
            delay.reset();
            connect();
        }
    }

    @Override
    public void off() {
        leave(PhoneStatus.OFFLINE);
    }

    @Override
    public void send(Node node) {
        PhoneConnection open = connection;
        if (open != null && status.state() == PhoneStatus.State.ONLINE) {
            open.send(node);
        }
    }

    @Override
    public void loggedIn(PhoneConnection from) {
        delay.reset();
        become(PhoneStatus.ONLINE);
        tell(Owner::opened);
    }

    @Override
    public void refused(PhoneConnection from, String why) {
        leave(PhoneStatus.refused(why));
    }

    @Override
    public void received(PhoneConnection from, Node stanza) {
        if (stanza.is("stream:error") && stanza.child("conflict").isPresent()) {
            leave(PhoneStatus.refused("Another client has logged in with this number and took this phone's place"));
            return;
        }
        tell(to -> to.received(stanza));
    }

    @Override
    public void lost(PhoneConnection from) {
        connection = null;
        become(PhoneStatus.CONNECTING);
        retry = time.schedule(delay.next(), () -> lane.execute(this::retry));
    }

    private void retry() {
        if (connection == null && status.state() == PhoneStatus.State.CONNECTING) {
            connect();
        }
    }

    private void connect() {
        become(PhoneStatus.CONNECTING);
        try {
            byte[] password = accounts.passwordOf(number.digits());
            PhoneConnection next = new PhoneConnection(number, password, time.now(), this);
            connection = next;
            PhoneSocket.open(network, server, FrameSplitter::new, ClassicFrame.class, lane, next);
        } catch (IllegalArgumentException | IllegalStateException e) {
            leave(PhoneStatus.refused("There is no account for this number: " + e.getMessage()));
        }
    }

    private void leave(PhoneStatus reason) {
        TimeSource.Timer waiting = retry;
        if (waiting != null) {
            waiting.cancel();
            retry = null;
        }
        PhoneConnection open = connection;
        if (open != null) {
            open.hangUp();
            connection = null;
        }
        become(reason);
    }

    private void become(PhoneStatus next) {
        if (!status.equals(next)) {
            status = next;
            tell(to -> to.changed(next));
        }
    }

    private void tell(Consumer<Owner> news) {
        Owner listener = owner;
        if (listener != null) {
            news.accept(listener);
        }
    }
}
