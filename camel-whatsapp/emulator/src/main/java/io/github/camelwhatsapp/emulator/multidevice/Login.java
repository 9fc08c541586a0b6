package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.Standing;
import io.github.camelwhatsapp.proto.ClientPayload;
import java.util.Optional;

/**
 * Takes the payload of a linked device. A device is known by its handshake's static key: another key under its number is
 * refused. Used on the lane only. Source: multidevice-transport.md sections 2.2, 3.3 and 8.1.
 */
final class Login {
    private final MultiDeviceConnection connection;

    Login(MultiDeviceConnection connection) {
        this.connection = connection;
    }

    /** Leads to the stream, or out. */
    Phase enter(PublicKey noise, ClientPayload payload) {
        String number = Long.toUnsignedString(payload.getUsername());
        Optional<Account> account = connection.state().accounts().find(number);
        Clientele clientele = connection.service().clientele();
        connection.claims(
                number,
                account.filter(known -> clientele == Clientele.LINKED_DEVICES)
                        .map(known -> known.linked().countConnection())
                        .orElse(0));
        if (connection.isOver()) {
            return new OverPhase();
        }
        judge(payload);
        if (connection.service().logins().isTooMany(connection.state().time().now())) {
            return refuse("503");
        }
        if (account.filter(known -> known.standing() == Standing.BLOCKED).isPresent()) {
            return refuse("403");
        }
        Optional<Device> device = account.flatMap(known -> known.linked().find(payload.getDevice()))
                .filter(known -> clientele.includes(known.number())
                        && known.keys().noise().equals(noise));
        return device.map(known -> stream(known, payload)).orElseGet(() -> refuse("401"));
    }

    private Phase stream(Device device, ClientPayload payload) {
        DeviceSession session = new DeviceSession(connection, device, payload.getPassive());
        connection.occupy(session);
        session.begin();
        return new StreamPhase(connection, session);
    }

    private void judge(ClientPayload payload) {
        if (!payload.hasUsername() || !payload.getPull()) {
            connection.note(Rule.LOGIN_PAYLOAD, "username and pull = true are expected");
        }
    }

    private Phase refuse(String reason) {
        connection.failLogin(new LoginFailure(reason));
        return new OverPhase();
    }
}
