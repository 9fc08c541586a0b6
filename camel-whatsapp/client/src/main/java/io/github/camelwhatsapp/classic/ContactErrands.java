package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client does for its contacts by itself, one step after the other with a pause between: subscribes to their presence, asks for
 * what they say of themselves, then for the preview of each picture. However often something is wanted, it is done once. Used on the
 * lane only. Source: classic.md sections 10 and 11.1.
 */
final class ContactErrands {
    private static final Logger LOG = LoggerFactory.getLogger(ContactErrands.class);

    /** As many people are subscribed to, or asked for their status, in one step. */
    private static final int AT_ONCE = 100;

    /** Five steps a second: the pictures of ten thousand contacts take half an hour, and nobody notices. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ConnectionContext context;
    private final Asker asker;
    private final ContactKeeper.Subscriptions wire;
    private final Executor lane;
    private final Map<String, Boolean> presences = new LinkedHashMap<>();
    private final Set<String> statuses = new LinkedHashSet<>();
    private final Set<String> pictures = new LinkedHashSet<>();
    private TimeSource.@Nullable Timer next;
    private boolean busy;
    private boolean over;

    /** Asks the server. */
    @FunctionalInterface
    interface Asker {
        /** The answer of an operation that has one. */
        <R> CompletionStage<R> ask(Operation<R> operation);
    }

    ContactErrands(ConnectionContext context, Asker asker, ContactKeeper.Subscriptions wire, Executor lane) {
        this.context = context;
        this.asker = asker;
        this.wire = wire;
        this.lane = lane;
    }

    /**
     * Subscribes to the presence of people.
     *
     * @param again whether they were subscribed to before, which then ends first
     */
    void subscribe(Collection<String> numbers, boolean again) {
        numbers.forEach(number -> presences.put(number, again));
        go();
    }

    /** Asks for status and picture of people. */
    void lookAt(Collection<String> numbers) {
        statuses.addAll(numbers);
        pictures.addAll(numbers);
        go();
    }

    /** Asks for somebody's picture. */
    void lookAtPicture(String number) {
        pictures.add(number);
        go();
    }

    /** Takes somebody over who waits for a first subscription; answers whether they did. */
    boolean takeFirst(String number) {
        Boolean again = presences.remove(number);
        return again != null && !again;
    }

    /** Nothing is to be done for somebody any more. */
    void drop(String number) {
        presences.remove(number);
        statuses.remove(number);
        pictures.remove(number);
    }

    /** The connection is over. */
    void end() {
        over = true;
        if (next != null) {
            next.cancel();
        }
    }

    /** Keeps something else of somebody. */
    void keep(String number, UnaryOperator<ContactDetails> change) {
        context.store()
                .perform(tx -> change.apply(ContactDetails.of(tx, number)).put(tx, number))
                .whenComplete((done, problem) -> logProblem(problem));
    }

    private void go() {
        if (!busy && !over) {
            busy = true;
            step();
        }
    }

    private void step() {
        if (over) {
            return;
        }
        CompletionStage<?> step;
        if (!presences.isEmpty()) {
            step = subscribeSome();
        } else if (!statuses.isEmpty()) {
            step = askStatuses(take(statuses));
        } else if (!pictures.isEmpty()) {
            step = askPicture(first(pictures));
        } else {
            busy = false;
            return;
        }
        step.whenCompleteAsync(
                (done, problem) -> {
                    logProblem(problem);
                    if (!over) {
                        next = context.time().schedule(PAUSE, () -> lane.execute(this::step));
                    }
                },
                lane);
    }

    private CompletionStage<?> subscribeSome() {
        Iterator<Map.Entry<String, Boolean>> all = presences.entrySet().iterator();
        for (int i = 0; i < AT_ONCE && all.hasNext(); i++) {
            Map.Entry<String, Boolean> one = all.next();
            Party party = Party.ofPhone(one.getKey());
            if (one.getValue()) {
                wire.unsubscribe(party);
            }
            wire.subscribe(party);
            all.remove();
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<?> askStatuses(List<String> numbers) {
        return asker.ask(new GetStatuses(numbers.stream().map(Party::ofPhone).toList()))
                .thenCompose(told -> context.store().perform(tx -> {
                    for (StatusText status : told) {
                        String number = status.owner().id().user();
                        ContactDetails.of(tx, number).with(status).put(tx, number);
                    }
                }));
    }

    private CompletionStage<?> askPicture(String number) {
        return asker.ask(new GetProfilePicture(Party.ofPhone(number), Optional.of(PictureSize.PREVIEW)))
                .handle((picture, problem) -> {
                    if (problem == null) {
                        keep(number, known -> known.with(picture));
                    } else if (StageFailures.cause(problem) instanceof RefusedException) {
                        keep(number, ContactDetails::withoutPicture); // there is none, or it is not for us
                    } else {
                        logProblem(problem);
                    }
                    return number;
                });
    }

    private static List<String> take(Set<String> numbers) {
        List<String> taken = new ArrayList<>();
        Iterator<String> all = numbers.iterator();
        while (taken.size() < AT_ONCE && all.hasNext()) {
            taken.add(all.next());
            all.remove();
        }
        return taken;
    }

    private static String first(Set<String> numbers) {
        Iterator<String> all = numbers.iterator();
        String first = all.next();
        all.remove();
        return first;
    }

    private static void logProblem(@Nullable Throwable problem) {
        if (problem != null) {
            LOG.debug("What is done for contacts by itself failed: {}", problem.toString());
        }
    }
}
