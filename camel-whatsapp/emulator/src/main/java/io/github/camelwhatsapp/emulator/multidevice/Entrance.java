package io.github.camelwhatsapp.emulator.multidevice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.proto.ClientPayload;

/**
 * What happens when a handshake is through: the client's payload is judged, and leads to linking, to the stream, or out.
 * Used on the lane only. Source: multidevice-transport.md sections 3 and 8.2.
 */
final class Entrance {
    private final MultiDeviceConnection connection;

    Entrance(MultiDeviceConnection connection) {
        this.connection = connection;
    }

    /** Goes on with a handshake that is through. */
    Phase enter(NoiseHandshake handshake, byte[] bytes) {
        PublicKey noise = handshake
                .theirStatic()
                .orElseThrow(() -> new ProtocolBreach(Rule.NOISE_HANDSHAKE, "a handshake without a static key"));
        connection.secured(handshake.split());
        ClientPayload payload = parse(bytes);
        String userAgent = UserAgents.complaint(
                payload.getUserAgent(), connection.service().clientele());
        if (!userAgent.isEmpty()) {
            connection.note(Rule.USER_AGENT, userAgent);
            return refuse("409");
        }
        if (!connection.service().minimumVersion().allows(payload.getUserAgent().getAppVersion())) {
            return refuse("405");
        }
        return payload.hasDevicePairingData()
                ? new Registration(connection).enter(noise, payload)
                : new Login(connection).enter(noise, payload);
    }

    private Phase refuse(String reason) {
        connection.failLogin(new LoginFailure(reason));
        return new OverPhase();
    }

    private static ClientPayload parse(byte[] bytes) {
        try {
            return ClientPayload.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ProtocolBreach(
                    Rule.CLIENT_PAYLOAD, "a payload of " + bytes.length + " bytes that is no protobuf");
        }
    }
}
