package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.wire.Node;

/**
 * Tells the other devices of an account what one of them, or the phone, has changed: {@code <notification type="account_sync">}. Used on
 * the lane only. Source: multidevice-messaging.md section 9.4.
 */
public final class AccountNews {
    private final Notifier notifier;

    AccountNews(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Tells them; a full mailbox is passed over. */
    public void tell(Actor actor, Node change) {
        Account account = actor.account();
        account.linked().reachable().stream()
                .filter(device -> actor.device().filter(own -> own == device).isEmpty())
                .filter(device -> device.mailbox().hasRoom())
                .forEach(device -> notifier.tell(
                        device.mailbox(),
                        Node.builder("notification")
                                .attribute("from", account.jid())
                                .attribute("type", "account_sync"),
                        change));
    }
}
