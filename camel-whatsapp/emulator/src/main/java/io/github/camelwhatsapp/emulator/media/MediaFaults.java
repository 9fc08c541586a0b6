package io.github.camelwhatsapp.emulator.media;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** What is to go wrong with the next transfers, one after the other. Safe for use by several threads. */
public final class MediaFaults {
    private final Queue<MediaFault> downloads = new ArrayDeque<>();
    private final Queue<MediaFault> uploads = new ArrayDeque<>();

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
    }

    synchronized Optional<MediaFault> nextDownload() {
        return Optional.ofNullable(downloads.poll());
    }

    synchronized Optional<MediaFault> nextUpload() {
        return Optional.ofNullable(uploads.poll());
    }
}
