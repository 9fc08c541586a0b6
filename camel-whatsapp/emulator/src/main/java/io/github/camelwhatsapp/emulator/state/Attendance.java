package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;

/** Which clients are connected, and what that means for what waits for them and for what others see. Used on the lane only. */
public final class Attendance {
    private final Presences presences;
    private final TimeSource time;

    Attendance(Presences presences, TimeSource time) {
        this.presences = presences;
        this.time = time;
    }

    /**
     * A client has logged in: an earlier one of the same number is thrown out, and the new one is told what waits and given
     * it.
     *
     * @param passive whether it wants nothing that waits; nothing is sent to it then but answers
     */
    public void loggedIn(Account account, Link link, boolean passive) {
        account.link().ifPresent(earlier -> {
            loggedOut(account, earlier);
            earlier.replaced();
        });
        account.link(link);
        if (!passive) {
            link.send(offlineCount(account.mailbox().size()));
        }
        // A fault may have ended the line with its first stanza.
        if (!passive && isOpen(account, link)) {
            account.mailbox().attach(link);
        }
    }

    /** A client's connection is gone; does nothing if the number has another one by now. */
    public void loggedOut(Account account, Link link) {
        if (isOpen(account, link)) {
            account.link(null);
            account.mailbox().detach();
            presences.disconnected(account);
        }
    }

    /** A linked device has logged in: an earlier connection of the same device is thrown out. */
    public void connected(Device device, Link link) {
        device.link().ifPresent(earlier -> {
            presences.disconnected(device);
            device.disconnected(time.now());
            earlier.replaced();
        });
        device.connected(link);
    }

    /** A linked device takes what waits from now on. */
    public void activate(Device device, Link link, Backlog waited) {
        if (device.link().filter(open -> open == link).isPresent()) {
            device.active(true);
            device.mailbox().attach(link, waited);
        }
    }

    /** A linked device takes nothing but answers from now on. */
    public void deactivate(Device device) {
        device.active(false);
        device.mailbox().detach();
    }

    /** A linked device's connection is gone; does nothing if the device has another one by now. */
    public void disconnected(Device device, Link link) {
        if (device.link().filter(open -> open == link).isPresent()) {
            presences.disconnected(device);
            device.disconnected(time.now());
        }
    }

    private static boolean isOpen(Account account, Link link) {
        return account.link().filter(open -> open == link).isPresent();
    }

    private static Node offlineCount(int count) {
        return Node.builder("ib")
                .attribute("from", Jid.SERVER)
                .child(Node.builder("offline")
                        .attribute("count", Integer.toString(count))
                        .build())
                .build();
    }
}
