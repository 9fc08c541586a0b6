package io.github.camelwhatsapp.media;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Knows the hosts that give out media by their direct path. */
@FunctionalInterface
public interface MediaHosts {
    /**
     * The hosts, best first, such as {@code mmg.whatsapp.net}, with a port where it is not that of HTTPS.
     *
     * @param anew whether what was known before may be wrong, so that the server is to be asked
     * @return empty when nobody can be asked
     */
    CompletionStage<List<String>> hosts(boolean anew);
}
