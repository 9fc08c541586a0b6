package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What goes with a message besides what it says: the same for what comes and for what is sent. Source: multidevice-messaging.md
 * section 5.1; the generation of 2016 has none of it.
 *
 * @param quote the message that it answers
 * @param mentions who is named in it; the text has {@code @} and their number for each
 * @param mentionsEverybody whether all members of the group are meant
 * @param expiration how long after reading it is to stay; empty for ever
 * @param viewOnce whether it is to be looked at only once
 * @param timesForwarded how often it was passed on; 0 for one that was written for this chat
 * @param linkPreview what is shown of a link in it
 * @param albumId the id of the message that announced the {@link Album} that this picture or film belongs to, by the same author
 */
public record MessageOptions(
        Optional<Quote> quote,
        List<Party> mentions,
        boolean mentionsEverybody,
        Optional<Duration> expiration,
        boolean viewOnce,
        int timesForwarded,
        Optional<LinkPreview> linkPreview,
        Optional<String> albumId) {
    /** Nothing but what the message says. */
    public static final MessageOptions NONE = new MessageOptions(
            Optional.empty(), List.of(), false, Optional.empty(), false, 0, Optional.empty(), Optional.empty());

    /** Copies the mentions and checks the numbers. */
    public MessageOptions {
        mentions = List.copyOf(mentions);
        if (timesForwarded < 0) {
            throw new IllegalArgumentException(
                    "timesForwarded is " + timesForwarded + ", expected is 0 or how often the message was passed on");
        }
        albumId = albumId.filter(id -> !id.isBlank());
        expiration = expiration.filter(time -> !time.isZero());
        if (expiration.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("The expiration is negative: " + expiration.get());
        }
    }

    /** Starts with none of it. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same with this quote, or none. */
    public MessageOptions withQuote(Optional<Quote> value) {
        return new MessageOptions(
                value, mentions, mentionsEverybody, expiration, viewOnce, timesForwarded, linkPreview, albumId);
    }

    /** The same with the large picture of its link elsewhere; only where there is one. */
    public MessageOptions withLinkPicture(LinkPicture picture) {
        return new MessageOptions(
                quote,
                mentions,
                mentionsEverybody,
                expiration,
                viewOnce,
                timesForwarded,
                linkPreview.map(preview -> preview.withLarge(picture)),
                albumId);
    }

    /** The large picture of its link. */
    public Optional<LinkPicture> linkPicture() {
        return linkPreview.flatMap(LinkPreview::large);
    }

    /** Whether there is none of it. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Collects what goes with a message. Not for use by several threads. */
    public static final class Builder {
        private Optional<Quote> quote = Optional.empty();
        private List<Party> mentions = List.of();
        private boolean mentionsEverybody;
        private Optional<Duration> expiration = Optional.empty();
        private boolean viewOnce;
        private int timesForwarded;
        private Optional<LinkPreview> linkPreview = Optional.empty();
        private Optional<String> albumId = Optional.empty();

        private Builder() {}

        /** The message that it answers. */
        public Builder quote(Quote value) {
            quote = Optional.of(value);
            return this;
        }

        /** Who is named in it. */
        public Builder mentions(List<Party> value) {
            mentions = value;
            return this;
        }

        /** Whether all members of the group are meant. */
        public Builder mentionsEverybody(boolean value) {
            mentionsEverybody = value;
            return this;
        }

        /** How long after reading it is to stay. */
        public Builder expiration(Duration value) {
            expiration = Optional.of(value);
            return this;
        }

        /** Whether it is to be looked at only once. */
        public Builder viewOnce(boolean value) {
            viewOnce = value;
            return this;
        }

        /** How often it was passed on. */
        public Builder timesForwarded(int value) {
            timesForwarded = value;
            return this;
        }

        /** What is shown of a link in it. */
        public Builder linkPreview(LinkPreview value) {
            linkPreview = Optional.of(value);
            return this;
        }

        /** The id of the message that announced the album that it belongs to. */
        public Builder albumId(String value) {
            albumId = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public MessageOptions build() {
            return new MessageOptions(
                    quote, mentions, mentionsEverybody, expiration, viewOnce, timesForwarded, linkPreview, albumId);
        }
    }
}
