package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.multidevice.handshake.ClientPayloads;
import io.github.camelwhatsapp.multidevice.handshake.ClientVersion;
import io.github.camelwhatsapp.multidevice.handshake.CompanionProfile;
import io.github.camelwhatsapp.multidevice.pairing.CompanionPlatform;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.DeviceProps.PlatformType;
import io.github.camelwhatsapp.spi.LinkingSettings;

/** What an account's settings make of a companion device. */
final class Companions {
    private Companions() {}

    /** The payloads with which it registers and logs in. */
    static ClientPayloads payloads(LinkingSettings settings) {
        PlatformType type = PlatformType.valueOf(settings.browser().name());
        return new ClientPayloads(new CompanionProfile(
                ClientVersion.parse(settings.clientVersion()),
                settings.operatingSystem(),
                type,
                settings.country(),
                settings.fullHistory()));
    }

    /** Its character in codes. */
    static CompanionPlatform platform(LinkingSettings settings) {
        return CompanionPlatform.valueOf(settings.browser().name());
    }

    /** Under which root it believes servers. */
    static RootCertificate root(LinkingSettings settings) {
        return settings.rootKeyBytes()
                .map(key -> new RootCertificate(PublicKey.ofRaw(key), settings.rootSerial()))
                .orElse(RootCertificate.WHATSAPP);
    }
}
