package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation to a group, from one of its admins to somebody who could not be added. Source: multidevice-messaging.md section 5.1.
 *
 * @param group the group
 * @param code what lets the invited person in; a secret between the two
 * @param name the name of the group
 * @param expires until when it holds
 * @param caption the text beside it
 */
public record GroupInvitation(
        Party group, String code, Optional<String> name, Optional<Instant> expires, Optional<String> caption)
        implements Content {
    @Override
    public String kind() {
        return "groupInvitation";
    }

    /** Does not show the code. */
    @Override
    public String toString() {
        return "GroupInvitation[" + group.id() + "]";
    }

    /** Starts an invitation; what is not set is left out. */
    public static Builder builder(Party group, String code) {
        return new Builder(group, code);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Party group;
        private final String code;
        private Optional<String> name = Optional.empty();
        private Optional<Instant> expires = Optional.empty();
        private Optional<String> caption = Optional.empty();

        private Builder(Party group, String code) {
            this.group = group;
            this.code = code;
        }

        /** The name of the group. */
        public Builder name(String value) {
            name = Optional.of(value);
            return this;
        }

        /** Until when it holds. */
        public Builder expires(Instant value) {
            expires = Optional.of(value);
            return this;
        }

        /** The text beside it. */
        public Builder caption(String value) {
            caption = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public GroupInvitation build() {
            return new GroupInvitation(group, code, name, expires, caption);
        }
    }
}
