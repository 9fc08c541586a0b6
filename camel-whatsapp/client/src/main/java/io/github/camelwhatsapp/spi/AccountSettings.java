package io.github.camelwhatsapp.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who an account is and how it connects. Immutable; start with {@link #builder(String)}.
 *
 * @param name the name that routes use, such as {@code support}
 * @param generation the name of the protocol's generation
 * @param phoneNumber the own number: digits with the country code; empty for an account that is linked, not registered
 * @param password what a classic account logs in with
 * @param nickname the name that others see in notifications
 * @param servers where to connect; empty for the generation's own
 * @param deliveryReceipts whether to tell senders that their messages have arrived (two ticks)
 * @param timings how long to wait for what
 * @param trusted whose certificates the HTTPS services may show
 * @param registration where and as what the number is registered
 * @param messageStore the archive of the messages, if there is to be one
 * @param linking how a linked device shows itself, and whom it believes
 * @param etiquette how it behaves towards others
 * @param proxy what all connections of the account go through; empty for none
 * @param encryption end-to-end encryption
 * @param media how large media may be and where they lie meanwhile
 */
public record AccountSettings(
        String name,
        String generation,
        String phoneNumber,
        Optional<Password> password,
        Optional<String> nickname,
        List<ServerAddress> servers,
        boolean deliveryReceipts,
        ConnectionTimings timings,
        TrustedCertificates trusted,
        RegistrationSettings registration,
        MessageStoreSettings messageStore,
        LinkingSettings linking,
        Etiquette etiquette,
        Optional<ProxySettings> proxy,
        EncryptionSettings encryption,
        MediaSettings media) {
    /** The generation of the protocol that an account speaks unless told: linked devices, WhatsApp as it is today. */
    public static final String DEFAULT_GENERATION = "multidevice";

    /** Checks name and number, and copies the servers. */
    public AccountSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An account needs a name, a blank one was given");
        }
        if (!phoneNumber.chars().allMatch(c -> c >= '0' && c <= '9') || phoneNumber.length() > 15) {
            throw new IllegalArgumentException("Account '" + name + "': phoneNumber is '" + phoneNumber
                    + "', expected are digits with the country code and without a plus, such as 34123456789");
        }
        Objects.requireNonNull(generation, "generation");
        servers = List.copyOf(servers);
    }

    /** Starts the settings of an account with this name. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects settings. Not for use by several threads. */
    public static final class Builder {
        private final String name;
        private String generation = DEFAULT_GENERATION;
        private String phoneNumber = "";
        private Optional<Password> password = Optional.empty();
        private Optional<String> nickname = Optional.empty();
        private List<ServerAddress> servers = List.of();
        private boolean deliveryReceipts = true;
        private @Nullable ConnectionTimings timings;
        private TrustedCertificates trusted = TrustedCertificates.OF_THE_JVM;
        private RegistrationSettings registration = RegistrationSettings.DEFAULT;
        private MessageStoreSettings messageStore = MessageStoreSettings.NONE;
        private LinkingSettings linking = LinkingSettings.DEFAULT;
        private Etiquette etiquette = Etiquette.DEFAULT;
        private Optional<ProxySettings> proxy = Optional.empty();
        private EncryptionSettings encryption = EncryptionSettings.DEFAULT;
        private MediaSettings media = MediaSettings.DEFAULT;

        private Builder(String name) {
            this.name = name;
        }

        /** The generation's name; {@value AccountSettings#DEFAULT_GENERATION} unless told. */
        public Builder generation(String value) {
            generation = value;
            return this;
        }

        /** The own number, digits with the country code. */
        public Builder phoneNumber(String digits) {
            phoneNumber = digits;
            return this;
        }

        /** The password of a classic account. */
        public Builder password(Password value) {
            password = Optional.of(value);
            return this;
        }

        /** The name that others see. */
        public Builder nickname(String value) {
            nickname = Optional.of(value);
            return this;
        }

        /** Where to connect. */
        public Builder servers(List<ServerAddress> value) {
            servers = value;
            return this;
        }

        /** Whether senders are told that their messages have arrived; they are unless told. */
        public Builder deliveryReceipts(boolean value) {
            deliveryReceipts = value;
            return this;
        }

        /** How long to wait for what; what fits the generation unless told. */
        public Builder timings(ConnectionTimings value) {
            timings = value;
            return this;
        }

        /** Whose certificates the HTTPS services may show; those that the JVM trusts unless told. */
        public Builder trusted(TrustedCertificates value) {
            trusted = value;
            return this;
        }

        /** Where and as what the number is registered; the real service unless told. */
        public Builder registration(RegistrationSettings value) {
            registration = value;
            return this;
        }

        /** The archive of the messages; there is none unless told. */
        public Builder messageStore(MessageStoreSettings value) {
            messageStore = value;
            return this;
        }

        /** How a linked device shows itself; a browser unless told. */
        public Builder linking(LinkingSettings value) {
            linking = value;
            return this;
        }

        /** How it behaves towards others. */
        public Builder etiquette(Etiquette value) {
            etiquette = value;
            return this;
        }

        /** What all connections of the account go through. */
        public Builder proxy(ProxySettings value) {
            proxy = Optional.of(value);
            return this;
        }

        /** End-to-end encryption; off unless told. */
        public Builder encryption(EncryptionSettings value) {
            encryption = value;
            return this;
        }

        /** How large media may be and where they lie meanwhile; the limits of the client of July 2016 unless told. */
        public Builder media(MediaSettings value) {
            media = value;
            return this;
        }

        /** Checks the settings and hands them out. */
        public AccountSettings build() {
            return new AccountSettings(
                    name,
                    generation,
                    phoneNumber,
                    password,
                    nickname,
                    servers,
                    deliveryReceipts,
                    timings == null ? ConnectionTimings.of(generation) : timings,
                    trusted,
                    registration,
                    messageStore,
                    linking,
                    etiquette,
                    proxy,
                    encryption,
                    media);
        }
    }
}
