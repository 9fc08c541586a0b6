package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeRequestOutcome;
import java.util.Optional;

/**
 * Asks the registration service to send a code to the account's phone. A number that this store has registered before may be told
 * so at once, and is then ready to log in. Source: classic.md section 4, {@code codeRequest}.
 *
 * @param codeMethod how the code is to come; as a text message unless told
 * @param carrier the operator, by its name in the table of networks; the table's default unless told
 * @param language the two letters of the language that the message is to be in; that of the country unless told
 * @param country the two letters of the country for that language; that of the number unless told
 */
@Dangerous
public record RequestCode(
        Optional<CodeMethod> codeMethod, Optional<String> carrier, Optional<String> language, Optional<String> country)
        implements UnconnectedOperation<CodeRequestOutcome> {
    /**
     * Checks the letters.
     *
     * @throws IllegalArgumentException if language or country has not two or three letters
     */
    public RequestCode {
        Letters.check("requestCode", "language", language);
        Letters.check("requestCode", "country", country);
    }

    /** A code by this method, with everything else as the number suggests. */
    public static RequestCode by(CodeMethod method) {
        return new RequestCode(Optional.of(method), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Starts the request; what is not set is left out. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private Optional<CodeMethod> codeMethod = Optional.empty();
        private Optional<String> carrier = Optional.empty();
        private Optional<String> language = Optional.empty();
        private Optional<String> country = Optional.empty();

        private Builder() {}

        /** How the code is to come; as a text message unless told. */
        public Builder codeMethod(CodeMethod value) {
            codeMethod = Optional.of(value);
            return this;
        }

        /** The operator, by its name in the table of networks; the table's default unless told. */
        public Builder carrier(String value) {
            carrier = Optional.of(value);
            return this;
        }

        /** The two letters of the language that the message is to be in; that of the country unless told. */
        public Builder language(String value) {
            language = Optional.of(value);
            return this;
        }

        /** The two letters of the country for that language; that of the number unless told. */
        public Builder country(String value) {
            country = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public RequestCode build() {
            return new RequestCode(codeMethod, carrier, language, country);
        }
    }
}
