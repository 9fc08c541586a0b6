package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.WhatsAppAccount.Pace;
import io.github.camelwhatsapp.component.WhatsAppAccount.Storage;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.spi.Etiquette;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.MessageStoreSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An account's options, checked.
 *
 * @param settings who it is and how it connects
 * @param delivery how long and how much inbox and outbox keep
 * @param directory where its store is; empty for one in memory
 * @param downAfter how long it may be offline before health says so
 */
record AccountDefinition(
        AccountSettings settings, DeliverySettings delivery, Optional<Path> directory, Duration downAfter) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /**
     * Checks the options of an account.
     *
     * @throws IllegalArgumentException if one is missing or wrong; names it, what was given, what is allowed, where it is set
     */
    static AccountDefinition of(String name, WhatsAppAccount account) {
        Options options = new Options(name);
        AccountSettings.Builder settings = AccountSettings.builder(name)
                .generation(options.checked("generation", () -> generation(account.getGeneration())))
                .phoneNumber(options.checked("phoneNumber", () -> digits(account)))
                .servers(options.checked("servers", () -> servers(account.getServers())))
                .deliveryReceipts(account.isDeliveryReceipts())
                .encryption(new EncryptionSettings(
                        account.getEncryption() == WhatsAppAccount.Encryption.ON,
                        account.getIdentityChanges() == WhatsAppAccount.IdentityChanges.ACCEPT))
                .media(options.checked(
                        "imageLimit (or audioLimit, videoLimit, documentLimit, downloadLimit)",
                        () -> media(options, account)))
                .etiquette(options.checked("contacts", () -> etiquette(account)))
                .timings(timings(options, account))
                .trusted(options.checked("trustedCertificates", () -> trusted(account)))
                .registration(options.checked("registrationUrl", () -> registration(account)))
                .messageStore(messageStore(options, account));
        given(account.getPassword())
                .ifPresent(text -> settings.password(options.checked("password", () -> password(text, account))));
        given(account.getProxy())
                .ifPresent(text -> settings.proxy(options.checked("proxy", () -> ProxySettings.parse(text))));
        settings.linking(options.checked("linking", () -> linking(account)));
        given(account.getNickname()).ifPresent(settings::nickname);
        return new AccountDefinition(
                settings.build(),
                delivery(options, account),
                options.checked("storePath", () -> directory(account)),
                options.positive("downAfter", account.getDownAfter()));
    }

    /** Whether it only talks to this machine, as with an emulator: then nothing of it is worth a warning. */
    boolean isOnThisMachine() {
        return !settings.servers().isEmpty()
                && settings.servers().stream().allMatch(server -> LOOPBACK.contains(server.host()));
    }

    /** The account's name. */
    String name() {
        return settings.name();
    }

    private static String generation(String given) {
        List<String> names =
                ServiceLoader.load(ProtocolGeneration.class, AccountDefinition.class.getClassLoader()).stream()
                        .map(found -> found.get().name())
                        .sorted()
                        .toList();
        if (!names.contains(given)) {
            throw new IllegalArgumentException(
                    "There is no generation '" + given + "' of the protocol; there are " + String.join(", ", names));
        }
        return given;
    }

    /** A linked device learns its number when it is linked. */
    private static String digits(WhatsAppAccount account) {
        Optional<String> given = given(account.getPhoneNumber());
        if (given.isEmpty() && isLinked(account)) {
            return "";
        }
        String text = given.orElseThrow(
                () -> new IllegalArgumentException("it is missing; with generation=" + account.getGeneration()
                        + " expected is the account's own number with its country code, such as +34 123456789"));
        return Party.parse(text)
                .phone()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no phone number"));
    }

    /** Whoever configured an account for the network of 2016 is not to find it waiting for a phone to link it. */
    private static Password password(String text, WhatsAppAccount account) {
        if (isLinked(account)) {
            throw new IllegalArgumentException("one was given, but an account of generation=" + account.getGeneration()
                    + " is linked to a phone and has none. An account that logs in with a password needs the option"
                    + " generation=classic");
        }
        return Password.ofBase64(text);
    }

    private static boolean isLinked(WhatsAppAccount account) {
        return account.getGeneration().equals("multidevice");
    }

    private static List<ServerAddress> servers(@Nullable String servers) {
        return given(servers).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(text -> ServerAddress.parse(text.strip()))
                .toList();
    }

    private static Etiquette etiquette(WhatsAppAccount account) {
        return new Etiquette(
                account.isTyping(),
                given(account.getContacts()).stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .map(String::strip)
                        .toList(),
                account.isUpkeep());
    }

    private static Optional<Path> directory(WhatsAppAccount account) {
        if (account.getStore() == Storage.MEMORY) {
            return Optional.empty();
        }
        return Optional.of(given(account.getStorePath())
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .orElseThrow(
                        () -> new IllegalArgumentException("it is missing; expected is a directory that outlives the"
                                + " program, for the messages and keys of the account. For a trial whose messages may be"
                                + " lost, set the option store to memory instead")));
    }

    private static LinkingSettings linking(WhatsAppAccount account) {
        return new LinkingSettings(
                account.getBrowser(),
                account.getOperatingSystem(),
                account.getCountry(),
                account.isFullHistory(),
                account.getClientVersion(),
                given(account.getRootKey()),
                account.getRootSerial());
    }

    private static ConnectionTimings timings(Options options, WhatsAppAccount account) {
        ConnectionTimings usual = ConnectionTimings.of(account.getGeneration());
        return new ConnectionTimings(
                options.positive("connectTimeout", account.getConnectTimeout(), usual.connect()),
                options.positive("loginTimeout", account.getLoginTimeout(), usual.login()),
                options.positive("requestTimeout", account.getRequestTimeout(), usual.request()),
                options.positive("pingAfter", account.getPingAfter(), usual.pingAfter()),
                options.positive("pingTimeout", account.getPingTimeout(), usual.pingAnswer()),
                options.positive("deafAfter", account.getDeafAfter(), usual.deafAfter()),
                options.positive("reconnectDelay", account.getReconnectDelay(), usual.firstPause()),
                options.positive("maximumReconnectDelay", account.getMaximumReconnectDelay(), usual.longestPause()));
    }

    /** What is not used is checked too: it may be switched on later. */
    private static Pacing pacing(Options options, WhatsAppAccount account) {
        Pacing pacing =
                options.checked("messagesPerMinute", () -> Pacing.GENTLE.withRate(account.getMessagesPerMinute()));
        Pacing whole = options.checked("messageBurst", () -> pacing.withBurst(account.getMessageBurst()));
        return account.getPacing() == Pace.OFF ? Pacing.OFF : whole;
    }

    private static MediaSettings media(Options options, WhatsAppAccount account) {
        return new MediaSettings(
                given(account.getMediaPath())
                        .map(text -> Path.of(text).toAbsolutePath().normalize()),
                account.getImageLimit(),
                account.getAudioLimit(),
                account.getVideoLimit(),
                account.getDocumentLimit(),
                account.getDownloadLimit(),
                options.positive("mediaStalledAfter", account.getMediaStalledAfter()));
    }

    private static DeliverySettings delivery(Options options, WhatsAppAccount account) {
        return options.checked("inboxLowWater", () -> DeliverySettings.DEFAULT
                .withUnconsumed(account.getUnconsumed())
                .withPacing(pacing(options, account))
                .withTimeToLive(options.positive("timeToLive", account.getTimeToLive()))
                .withInboxMarks(account.getInboxHighWater(), account.getInboxLowWater()));
    }

    private static TrustedCertificates trusted(WhatsAppAccount account) {
        return given(account.getTrustedCertificates())
                .map(text -> text.contains("-----BEGIN")
                        ? TrustedCertificates.ofPem(text)
                        : TrustedCertificates.ofFile(Path.of(text)))
                .orElse(TrustedCertificates.OF_THE_JVM);
    }

    private static RegistrationSettings registration(WhatsAppAccount account) {
        return new RegistrationSettings(
                URI.create(account.getRegistrationUrl().strip()), account.getRegistrationPlatform());
    }

    private static MessageStoreSettings messageStore(Options options, WhatsAppAccount account) {
        if (!account.isMessageStore()) {
            return MessageStoreSettings.NONE;
        }
        Path directory = options.checked("messageStorePath", () -> given(account.getMessageStorePath())
                .or(() -> given(account.getStorePath()))
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .orElseThrow(() -> new IllegalArgumentException(
                        "it is missing; expected is a directory for the message store, since there is"
                                + " no storePath either")));
        return options.checked("messageStoreMaximum", () -> MessageStoreSettings.NONE
                .in(directory)
                .withBounds(
                        options.positive("messageStoreRetention", account.getMessageStoreRetention()),
                        account.getMessageStoreMaximum()));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Gives a complaint about an option its name and the place where it is set. */
    private record Options(String account) {
        <T> T checked(String option, Supplier<T> value) {
            try {
                return value.get();
            } catch (OptionException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new OptionException(
                        "Account '" + account + "', option " + option + ": " + e.getMessage()
                                + ". It is set as camel.component.whatsapp-web.accounts[" + account + "]." + option
                                + ", or on the WhatsAppAccount bean of that name",
                        e);
            }
        }

        Duration positive(String option, @Nullable Duration value, Duration usual) {
            return value == null ? usual : positive(option, value);
        }

        Duration positive(String option, Duration value) {
            return checked(option, () -> {
                if (value.isZero() || value.isNegative()) {
                    throw new IllegalArgumentException(
                            "given was " + value + "; expected is a duration above 0, such as 30s or 2m");
                }
                return value;
            });
        }
    }
}
