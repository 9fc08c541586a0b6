package io.github.camelwhatsapp.emulator.multidevice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.state.DeviceKeys;
import io.github.camelwhatsapp.emulator.state.PublicSignedPreKey;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.proto.ClientPayload.DevicePairingRegistrationData;
import io.github.camelwhatsapp.proto.DeviceProps;
import java.nio.ByteBuffer;

/** Takes the payload of a client that is not yet linked. Used on the lane only. Source: multidevice-transport.md section 3.2. */
final class Registration {
    private static final byte KEY_TYPE = 5;
    private static final int HASH_LENGTH = 16;

    private final MultiDeviceConnection connection;

    Registration(MultiDeviceConnection connection) {
        this.connection = connection;
    }

    /** Leads to linking, or out with the failure 400 if the data do not hold. */
    Phase enter(PublicKey noise, ClientPayload payload) {
        connection.claims("", 0);
        if (connection.isOver()) {
            return new OverPhase();
        }
        try {
            DeviceKeys keys = keys(noise, payload.getDevicePairingData());
            judge(payload);
            LinkingPhase linking = new LinkingPhase(connection, keys);
            connection.occupy(linking);
            linking.begin();
            return linking;
        } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
            connection.note(Rule.CLIENT_PAYLOAD, String.valueOf(e.getMessage()));
            connection.failLogin(new LoginFailure("400"));
            return new OverPhase();
        }
    }

    private static DeviceKeys keys(PublicKey noise, DevicePairingRegistrationData data)
            throws InvalidProtocolBufferException {
        require("eRegid", data.getERegid().size(), 4);
        require("eSkeyId", data.getESkeyId().size(), 3);
        require("buildHash", data.getBuildHash().size(), HASH_LENGTH);
        if (data.getEKeytype().size() != 1 || data.getEKeytype().byteAt(0) != KEY_TYPE) {
            throw new IllegalArgumentException("eKeytype is not the byte 05");
        }
        PublicKey identity = key("eIdent", data.getEIdent().toByteArray());
        PublicSignedPreKey preKey = new PublicSignedPreKey(
                Bytes.bigEndian(data.getESkeyId().toByteArray()),
                key("eSkeyVal", data.getESkeyVal().toByteArray()),
                data.getESkeySig().toByteArray());
        if (!preKey.isSignedBy(identity)) {
            throw new IllegalArgumentException("eSkeySig is not by the identity key");
        }
        DeviceProps props = DeviceProps.parseFrom(data.getDeviceProps());
        return new DeviceKeys(
                noise,
                identity,
                ByteBuffer.wrap(data.getERegid().toByteArray()).getInt(),
                preKey,
                props.getOs(),
                props.getPlatformType().name());
    }

    private void judge(ClientPayload payload) {
        if (payload.hasUsername() || payload.hasDevice() || payload.getPassive() || payload.getPull()) {
            connection.note(Rule.REGISTRATION_PAYLOAD, "username, device, passive or pull is set");
        }
    }

    private static PublicKey key(String field, byte[] raw) {
        try {
            return PublicKey.ofRaw(raw);
        } catch (UnusableKeyException e) {
            throw new IllegalArgumentException(field + " has " + raw.length + " bytes, 32 are expected", e);
        }
    }

    private static void require(String field, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(field + " has " + length + " bytes, " + expected + " are expected");
        }
    }
}
