package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.stream.PingMapping;
import io.github.camelwhatsapp.stream.RequestCatalogue;
import io.github.camelwhatsapp.stream.RequestFamily;

/** The operations of this generation that the server answers with a result; one line for each family. */
public final class MultiDeviceRequests {
    /** All of them. */
    public static final RequestCatalogue CATALOGUE = new RequestCatalogue(
            new RequestFamily().add(Ping.class, new PingMapping(Iqs::ping)),
            GroupStanzas.REQUESTS,
            InviteStanzas.REQUESTS,
            ProfileStanzas.REQUESTS,
            PictureStanzas.REQUESTS,
            UsyncStanzas.REQUESTS);

    private MultiDeviceRequests() {}
}
