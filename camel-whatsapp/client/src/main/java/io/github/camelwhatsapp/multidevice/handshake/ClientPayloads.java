package io.github.camelwhatsapp.multidevice.handshake;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.proto.ClientPayload.ConnectReason;
import io.github.camelwhatsapp.proto.ClientPayload.ConnectType;
import io.github.camelwhatsapp.proto.ClientPayload.DevicePairingRegistrationData;
import io.github.camelwhatsapp.proto.ClientPayload.UserAgent;
import io.github.camelwhatsapp.proto.ClientPayload.WebInfo;
import io.github.camelwhatsapp.proto.DeviceProps;

/**
 * Makes the payload of a client's last handshake message: a registration for a device that is not paired yet, a login for
 * one that is. Immutable. Source: multidevice-transport.md section 3.
 */
public final class ClientPayloads {
    /** What goes before a Curve25519 key in the Signal protocol, here as a field of its own. */
    private static final ByteString KEY_TYPE = ByteString.copyFrom(new byte[] {5});

    private static final String NO_NETWORK_CODE = "000";
    private static final String OS_VERSION = "0.1";
    private static final int STORAGE_QUOTA_MEGABYTES = 10_240;

    private final CompanionProfile profile;

    /** Makes payloads for a device with this profile. */
    public ClientPayloads(CompanionProfile profile) {
        this.profile = profile;
    }

    /** The payload of a device that is to be paired over the connection. */
    public byte[] registration(RegistrationKeys keys) {
        return common().setPassive(false)
                .setPull(false)
                .setDevicePairingData(pairingData(keys))
                .build()
                .toByteArray();
    }

    /**
     * The payload of a paired device.
     *
     * @param own the device's address by phone number, with its device number
     * @throws IllegalArgumentException if it is no such address
     */
    public byte[] login(Jid own) {
        if (!own.isPhone() || own.device() == 0 || !own.user().matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "A login needs the address of a linked device by phone number, " + own + " was given");
        }
        return common().setUsername(Long.parseLong(own.user()))
                .setDevice(own.device())
                .setPassive(true)
                .setPull(true)
                .setLidDbMigrated(false)
                .build()
                .toByteArray();
    }

    private ClientPayload.Builder common() {
        return ClientPayload.newBuilder()
                .setUserAgent(userAgent())
                .setWebInfo(WebInfo.newBuilder().setWebSubPlatform(WebInfo.WebSubPlatform.WEB_BROWSER))
                .setConnectType(ConnectType.WIFI_UNKNOWN)
                .setConnectReason(ConnectReason.USER_ACTIVATED);
    }

    private UserAgent userAgent() {
        ClientVersion version = profile.version();
        return UserAgent.newBuilder()
                .setPlatform(UserAgent.Platform.WEB)
                .setAppVersion(UserAgent.AppVersion.newBuilder()
                        .setPrimary(version.primary())
                        .setSecondary(version.secondary())
                        .setTertiary(version.tertiary()))
                .setMcc(NO_NETWORK_CODE)
                .setMnc(NO_NETWORK_CODE)
                .setOsVersion(OS_VERSION)
                .setDevice("Desktop")
                .setOsBuildNumber(OS_VERSION)
                .setReleaseChannel(UserAgent.ReleaseChannel.RELEASE)
                .setLocaleLanguageIso6391("en")
                .setLocaleCountryIso31661Alpha2(profile.country())
                .build();
    }

    private DevicePairingRegistrationData pairingData(RegistrationKeys keys) {
        return DevicePairingRegistrationData.newBuilder()
                .setERegid(bigEndian(keys.registrationId(), 4))
                .setEKeytype(KEY_TYPE)
                .setEIdent(ByteString.copyFrom(keys.identity().raw()))
                .setESkeyId(bigEndian(keys.signedPreKeyId(), 3))
                .setESkeyVal(ByteString.copyFrom(keys.signedPreKey().raw()))
                .setESkeySig(ByteString.copyFrom(keys.signature()))
                .setBuildHash(ByteString.copyFrom(profile.version().buildHash()))
                .setDeviceProps(deviceProps().toByteString())
                .build();
    }

    private DeviceProps deviceProps() {
        return DeviceProps.newBuilder()
                .setOs(profile.os())
                .setVersion(DeviceProps.AppVersion.newBuilder()
                        .setPrimary(10)
                        .setSecondary(15)
                        .setTertiary(7))
                .setPlatformType(profile.platform())
                .setRequireFullSync(profile.fullHistory())
                .setHistorySyncConfig(historyConfig())
                .build();
    }

    private static DeviceProps.HistorySyncConfig historyConfig() {
        return DeviceProps.HistorySyncConfig.newBuilder()
                .setStorageQuotaMb(STORAGE_QUOTA_MEGABYTES)
                .setInlineInitialPayloadInE2EeMsg(true)
                .setSupportCallLogHistory(false)
                .setSupportBotUserAgentChatHistory(true)
                .setSupportCagReactionsAndPolls(true)
                .setSupportBizHostedMsg(true)
                .setSupportRecentSyncChunkMessageCountTuning(true)
                .setSupportHostedGroupMsg(true)
                .setSupportFbidBotChatHistory(true)
                .setSupportMessageAssociation(true)
                .setSupportGroupHistory(false)
                .build();
    }

    private static ByteString bigEndian(int value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = (byte) (value >>> (8 * i));
        }
        return ByteString.copyFrom(bytes);
    }
}
