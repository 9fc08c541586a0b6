package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.stream.PingMapping;
import io.github.camelwhatsapp.stream.RequestCatalogue;
import io.github.camelwhatsapp.stream.RequestFamily;

/** The operations of this generation that the server answers with a result; one line for each family. */
public final class ClassicRequests {
    /** All of them. */
    public static final RequestCatalogue CATALOGUE = new RequestCatalogue(
            new RequestFamily()
                    .add(Ping.class, new PingMapping(AccountStanzas::ping))
                    .add(ClearDirty.class, (id, operation) -> AccountStanzas.clearDirty(id, operation.categories())),
            TermsStanzas.requests(),
            ProfileStanzas.requests(),
            BroadcastStanzas.REQUESTS,
            GroupStanzas.REQUESTS);

    private ClassicRequests() {}
}
