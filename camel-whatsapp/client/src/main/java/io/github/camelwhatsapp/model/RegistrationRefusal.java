package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Why the registration service said no; one record for each reason. A switch over it needs a default. Source: classic.md section
 * 4.5.
 */
public sealed interface RegistrationRefusal {
    /** The service's own word for it, such as {@code too_recent}. */
    String reason();

    /** What a person can do about it, as a sentence without its full stop. */
    String advice();

    /** How long to wait before trying again, where the service says so. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** The number is blocked. */
    record Blocked() implements RegistrationRefusal {
        @Override
        public String reason() {
            return "blocked";
        }

        @Override
        public String advice() {
            return "the number is blocked; only the service can lift that";
        }
    }

    /** A code was asked for too often. */
    record TooRecent(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "too_recent";
        }

        @Override
        public String advice() {
            return "a code was asked for a short while ago; ask again " + when(retryAfter);
        }
    }

    /** Too many wrong codes were given. */
    record TooManyGuesses(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "too_many_guesses";
        }

        @Override
        public String advice() {
            return "too many wrong codes were given; try again " + when(retryAfter);
        }
    }

    /** Too many attempts today. */
    record TooMany(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "too_many";
        }

        @Override
        public String advice() {
            return "too many attempts; try again " + (retryAfter.isEmpty() ? "tomorrow" : when(retryAfter));
        }
    }

    /** The service takes this version of the client no longer. */
    record OldVersion() implements RegistrationRefusal {
        @Override
        public String reason() {
            return "old_version";
        }

        @Override
        public String advice() {
            return "the service takes this version of the client no longer; another platform may still be taken";
        }
    }

    /** The code has expired. */
    record Stale() implements RegistrationRefusal {
        @Override
        public String reason() {
            return "stale";
        }

        @Override
        public String advice() {
            return "the code has expired; ask for a new one";
        }
    }

    /** There is no code to compare with any more. */
    record CodeMissing() implements RegistrationRefusal {
        @Override
        public String reason() {
            return "missing";
        }

        @Override
        public String advice() {
            return "there is no code for this number, or it has expired; ask for a new one";
        }
    }

    /**
     * A parameter of the request was missing: a mistake of this program, or of the service.
     *
     * @param parameter its name
     */
    record ParameterMissing(String parameter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "missing";
        }

        @Override
        public String advice() {
            return "the service misses the parameter '" + parameter + "'";
        }
    }

    /** The code is wrong, or was asked for with another identity. */
    record Mismatch(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "mismatch";
        }

        @Override
        public String advice() {
            return "the code is not the one that was sent, or this store is not the one that asked for it";
        }
    }

    /**
     * A parameter was not what the service expects.
     *
     * @param parameter its name, if told
     */
    record BadParameter(Optional<String> parameter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "bad_param";
        }

        @Override
        public String advice() {
            return "the service does not take the parameter " + parameter.orElse("(it does not say which)")
                    + "; look at the account's phoneNumber";
        }
    }

    /** The operator of the number cannot be reached. */
    record NoRoutes(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "no_routes";
        }

        @Override
        public String advice() {
            return "no code can be brought to this operator now; try the other method, or again " + when(retryAfter);
        }
    }

    /** There is no account of this number under this identity. */
    record Incorrect() implements RegistrationRefusal {
        @Override
        public String reason() {
            return "incorrect";
        }

        @Override
        public String advice() {
            return "there is no account of this number under this store's identity; register the number first";
        }
    }

    /** The other method is to be used. */
    record NextMethod(Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String reason() {
            return "next_method";
        }

        @Override
        public String advice() {
            return "the code cannot be sent this way; ask for it by the other method";
        }
    }

    /**
     * A reason that the notes do not know.
     *
     * @param status the status that came
     * @param reason the reason that came; may be empty
     */
    record Other(String status, String reason, Optional<Duration> retryAfter) implements RegistrationRefusal {
        @Override
        public String advice() {
            return "the service gave the status '" + status + "' and a reason that is not known here";
        }
    }

    private static String when(Optional<Duration> wait) {
        return wait.map(time -> "in " + Math.max(1, Math.round(time.toSeconds() / 60.0)) + " minutes")
                .orElse("later");
    }
}
