package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which route still has to get which event of the inbox: one delivery for each event and route. An event leaves the inbox
 * with its last delivery.
 *
 * <p>A delivery is <em>pending</em> or <em>parked</em>. Its <em>attempt</em> starts at 1 and is raised when the account is
 * opened, if the delivery was <em>windowed</em>: that mark says that it may have been dispatched, and is made durable before
 * it can be. So counting attempts costs no commit of its own. <em>Failures</em> counts apart what a route gave back.
 *
 * <p>An event without any delivery is <em>unconsumed</em>. Methods that name a delivery answer whether it was there.
 */
public interface DeliveryStore {
    /**
     * Adds a pending delivery of an event; the event is no longer unconsumed.
     *
     * @param conversation the event's conversation
     * @param windowed whether it may be dispatched as soon as this transaction is durable
     * @throws IllegalArgumentException if there is no such event, or this delivery is there already
     */
    void add(long sequence, String routeId, String conversation, boolean windowed);

    /**
     * Pending deliveries of a route in one conversation, in order.
     *
     * @param afterSequence from which event on, itself left out
     * @param limit how many at most
     * @param markWindowed whether they may be dispatched as soon as this transaction is durable
     */
    List<PendingDelivery> page(
            String routeId, String conversation, long afterSequence, int limit, boolean markWindowed);

    /** The conversations in which a route has pending deliveries, by the first of them. */
    List<PendingConversation> conversations(String routeId);

    /** The route is done with the event: removes the delivery, and the event if it was the last. */
    boolean settle(long sequence, String routeId);

    /**
     * The route gave the event back: notes it on the pending delivery.
     *
     * @param failures how many times by now
     * @param nextAttempt when to offer it again
     * @param error why, for people; shortened to 2000 characters; it is stored unsealed
     */
    boolean failed(long sequence, String routeId, int failures, Instant nextAttempt, String error);

    /**
     * Takes a pending delivery out of the order, to wait for a person.
     *
     * @param error why, for people; shortened to 2000 characters; it is stored unsealed
     */
    boolean park(long sequence, String routeId, String error);

    /** Parked deliveries of all routes, oldest event first. */
    List<ParkedDelivery> parked(int limit);

    /** Parked deliveries of one route, oldest event first. */
    List<ParkedDelivery> parked(String routeId, int limit);

    /** How many deliveries of all routes are parked. */
    long parkedCount();

    /** Makes a parked delivery pending again in its old place: its failures become attempts, at least one. */
    boolean replay(long sequence, String routeId);

    /** Gives a delivery up, pending or parked: removes it, and the event if it was the last. */
    boolean drop(long sequence, String routeId);

    /**
     * Gives up the deliveries of a route that was removed, and the events of which they were the last.
     *
     * @param limit how many at most, so that others get their turn
     * @return how many; when it is the limit, there may be more
     */
    int dropRoute(String routeId, int limit);

    /**
     * Removes the deliveries of a route that is absent after a restart; events of which they were the last become
     * unconsumed.
     *
     * @param limit how many at most, so that others get their turn
     * @return how many; when it is the limit, there may be more
     */
    int releaseRoute(String routeId, int limit);

    /** The routes that have deliveries, pending or parked. */
    Set<String> routes();

    /** Clears the mark "may have been dispatched" of a route that stopped with nothing dispatched. */
    default int unwindow(String routeId) {
        return unwindow(routeId, Set.of());
    }

    /**
     * Clears the mark "may have been dispatched" of a route that stops.
     *
     * @param dispatched the events that were dispatched and are not settled: they get one attempt more, for whoever gets them next
     * @return of how many others it was cleared
     */
    int unwindow(String routeId, Set<Long> dispatched);

    /** Unconsumed events in order. */
    List<InboxRow> unconsumed(long afterSequence, int limit);

    /**
     * Adds a pending delivery, not windowed, of an unconsumed event.
     *
     * @return false if there is no such event or it is not unconsumed
     */
    boolean adopt(String routeId, long sequence);

    /** How many events are unconsumed; costs the same however many. */
    long unconsumedCount();

    /**
     * Removes unconsumed events that are too old or too many.
     *
     * @param olderThan those that came before this moment go
     * @param maxRows of the others, only so many of the latest stay
     * @return how many went
     */
    int pruneUnconsumed(Instant olderThan, int maxRows);
}
