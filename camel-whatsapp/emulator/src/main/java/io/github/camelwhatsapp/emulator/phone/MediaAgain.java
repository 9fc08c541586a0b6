package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.Endpoint;
import io.github.camelwhatsapp.emulator.media.MediaRetryCipher;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a medium to the host once more when a linked device of the phone's own account does not find it there. A phone has what it sent and
 * what it fetched; for what it does not have it stays silent. Used on the phone's lane only. Source: multidevice-messaging.md section 6.6.
 */
final class MediaAgain {
    private static final Logger LOG = LoggerFactory.getLogger(MediaAgain.class);

    private final Resends messages;
    private final TodaysSide.Media media;

    /** @param messages where the messages are that media belong to */
    MediaAgain(Resends messages, TodaysSide.Media media) {
        this.messages = messages;
        this.media = media;
    }

    /** Takes the request of a linked device. */
    void wanted(Node receipt, Endpoint endpoint) {
        String id = receipt.attributes().requireText("id");
        Optional<PhoneMedium> wanted = messages.message(id).flatMap(TodaysMedia::of);
        Optional<PhoneSeal> seal = wanted.flatMap(PhoneMedium::seal);
        Optional<Path> file = wanted.flatMap(medium -> media.gallery().file(medium.hash()));
        Optional<MediaRetryCipher.Request> request = MediaRetryCipher.Request.in(receipt);
        if (seal.isEmpty() || file.isEmpty() || request.isEmpty()) {
            LOG.debug("The phone does not have the medium of {}", id);
            return;
        }
        MediaRetryCipher cipher =
                new MediaRetryCipher(Base64.getDecoder().decode(seal.get().key()), id);
        if (cipher.isMadeFor(request.get())) {
            bring(wanted.get(), seal.get(), file.get(), endpoint)
                    .thenAcceptAsync(
                            brought -> endpoint.bringsAgain(receipt, cipher.answer(brought.path())), media.lane())
                    .exceptionally(failure -> {
                        LOG.debug("The medium of {} cannot be brought once more: {}", id, failure.getMessage());
                        return null;
                    });
        }
    }

    private CompletableFuture<PhoneSeal> bring(PhoneMedium medium, PhoneSeal seal, Path file, Endpoint endpoint) {
        SealedTransfers sealed = new SealedTransfers(media.transfers());
        return endpoint.mediaHosts()
                .thenApplyAsync(
                        hosts -> sealed.bring(medium, Base64.getDecoder().decode(seal.key()), file, hosts),
                        media.transfers().threads());
    }
}
