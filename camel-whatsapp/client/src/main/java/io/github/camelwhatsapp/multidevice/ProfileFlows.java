package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.SquarePicture;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.model.ProfilePicture;
import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.multidevice.stanza.PictureStanzas;
import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.SetGroupPicture;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.stream.OperationFlow.Requester;
import io.github.camelwhatsapp.stream.OperationFlows;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What concerns pictures, which take HTTP or scaling, and the clock. Source: multidevice-messaging.md sections 4.8 and 9.2. */
final class ProfileFlows {
    /** The operations of this family. */
    static final Set<Class<?>> OPERATIONS =
            Set.of(SetProfilePicture.class, SetGroupPicture.class, GetProfilePicture.class, ClearDirty.class);

    private static final int LARGEST_PICTURE = 10 << 20;
    /** Source: multidevice-messaging.md section 6.5. */
    private static final int SIDE = 640;

    private static final int NOT_FOUND = 404;

    private final Live live;
    private final TokenBook tokens;

    ProfileFlows(Live live) {
        this.live = live;
        tokens = new TokenBook(live);
    }

    /** Adds them. */
    void addTo(OperationFlows flows) {
        flows.add(
                        SetProfilePicture.class,
                        (operation, requester) ->
                                set(operation.name(), own(), Optional.empty(), operation.picture(), requester))
                .add(
                        SetGroupPicture.class,
                        (operation, requester) -> set(
                                operation.name(),
                                operation.to(),
                                Optional.of(operation.to().id()),
                                operation.picture(),
                                requester))
                .add(GetProfilePicture.class, this::picture)
                .add(ClearDirty.class, this::clear);
    }

    private CompletionStage<PictureId> set(
            String name, Party of, Optional<Jid> group, byte[] bytes, Requester requester) {
        return CompletableFuture.supplyAsync(
                        () -> SquarePicture.of(name, bytes, SIDE),
                        live.context().executor())
                .thenComposeAsync(
                        picture -> requester.ask(id -> PictureStanzas.set(id, group, picture.full())), live.lane())
                .thenApply(reply -> PictureStanzas.pictureSet(of, reply));
    }

    private CompletionStage<ProfilePicture> picture(GetProfilePicture operation, Requester requester) {
        return tokens.with(operation.to(), token -> requester
                .ask(id -> PictureStanzas.get(id, operation, token))
                .thenApply(reply -> PictureStanzas.location(reply)
                        .orElseThrow(
                                () -> new RefusedException(operation.name(), NOT_FOUND, "there is no picture for us")))
                .thenCompose(at -> live.context()
                        .media()
                        .fetch(at.url(), LARGEST_PICTURE)
                        .thenApply(image -> new ProfilePicture(operation.to(), at.pictureId(), at.size(), image))));
    }

    private CompletionStage<Done> clear(ClearDirty operation, Requester requester) {
        String now = Long.toString(live.context().time().now().getEpochSecond());
        CompletionStage<Done> all = CompletableFuture.completedFuture(Done.DONE);
        for (String category : operation.categories()) {
            all = all.thenComposeAsync(
                    done -> requester.ask(id -> Iqs.clean(id, category, now)).thenApply(reply -> Done.DONE),
                    live.lane());
        }
        return all;
    }

    private Party own() {
        return Party.of(live.device().own(), live.device().lid());
    }
}
