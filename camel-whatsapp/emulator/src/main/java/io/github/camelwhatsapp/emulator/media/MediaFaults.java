package io.github.camelwhatsapp.emulator.media;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is to go wrong with the next transfers, one after the other. Safe for use by several threads. */
public final class MediaFaults {
    private final Queue<MediaFault> downloads = new ArrayDeque<>();
    private final Queue<MediaFault> uploads = new ArrayDeque<>();
    private final Map<String, Queue<MediaFault>> uploadsOf = new HashMap<>();
    private final List<Consumer<MediaFault>> listeners = new CopyOnWriteArrayList<>();

    /** Nothing goes wrong at first. */
    public MediaFaults() {}

    /** The next downloads go wrong in these ways, one each. */
    public synchronized void downloads(MediaFault... faults) {
        downloads.addAll(List.of(faults));
    }

    /** The next uploads go wrong in these ways, one each. */
    public synchronized void uploads(MediaFault... faults) {
        uploads.addAll(List.of(faults));
    }

    /** The next uploads of one linked account go wrong in these ways, one each, before those that go wrong whoever brings them. */
    public synchronized void uploadsOf(String number, MediaFault... faults) {
        uploadsOf.computeIfAbsent(number, account -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** Tells a listener each fault that strikes from now on, when it begins to; it must only hand it on. */
    public void listen(Consumer<MediaFault> listener) {
        listeners.add(listener);
    }

    /** How the next downloads go wrong. */
    public synchronized List<MediaFault> plannedDownloads() {
        return List.copyOf(downloads);
    }

    /** How the next uploads go wrong. */
    public synchronized List<MediaFault> plannedUploads() {
        return List.copyOf(uploads);
    }

    /** Nothing goes wrong any more. */
    public synchronized void clear() {
        downloads.clear();
        uploads.clear();
        uploadsOf.clear();
    }

    Optional<MediaFault> nextDownload() {
        return told(next(downloads));
    }

    /** @param account who brings something, if that is known */
    Optional<MediaFault> nextUpload(Optional<String> account) {
        return told(next(account).or(() -> next(uploads)));
    }

    private synchronized Optional<MediaFault> next(Optional<String> account) {
        return account.map(uploadsOf::get).map(Queue::poll);
    }

    private synchronized Optional<MediaFault> next(Queue<MediaFault> queue) {
        return Optional.ofNullable(queue.poll());
    }

    private Optional<MediaFault> told(Optional<MediaFault> fault) {
        fault.ifPresent(struck -> listeners.forEach(listener -> listener.accept(struck)));
        return fault;
    }
}
