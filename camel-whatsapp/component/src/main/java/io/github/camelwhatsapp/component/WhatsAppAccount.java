package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.DeliverySettings.Unconsumed;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.LinkingSettings.Browser;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.MessageStoreSettings;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.RegistrationSettings.Platform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of an account: who it is, how it connects, where it is kept. Set one as {@code
 * camel.component.whatsapp-web.accounts[support].phoneNumber} and so on, or bind one to the registry under the
 * account's name. Durations are given as {@code 30s}, {@code 2m} or milliseconds.
 */
public class WhatsAppAccount {
    /**
     * The generation of the protocol: {@code multidevice}, the default, for an account that is linked to a phone, which is WhatsApp as it
     * is today; or {@code classic} for a number that logs in with a password, as in 2016.
     */
    private String generation = AccountSettings.DEFAULT_GENERATION;

    /**
     * The account's own number with the country code, such as {@code +34 123456789}. {@code classic} needs it; a linked account learns it
     * when it is linked.
     */
    private @Nullable String phoneNumber;

    /** The password of a classic account, in Base64, as the registration hands it out. Secret. */
    private @Nullable String password;

    /** The name that others see in notifications. */
    private @Nullable String nickname;

    /** Where to connect: {@code host:port}, several separated by commas; the generation's own servers unless set. */
    private @Nullable String servers;

    /** {@code file}, the default, keeps everything in the directory {@code storePath}; {@code memory} loses it at the end. */
    private Storage store = Storage.FILE;

    /** The directory of the database; made if it is not there. Accounts of one CamelContext may share it. */
    private @Nullable String storePath;

    /** Whether senders are told that their messages have arrived (two ticks). They are by default. */
    private boolean deliveryReceipts = true;

    /**
     * End-to-end encryption of the classic generation: {@code on} publishes keys and encrypts for everybody who has some; {@code off}, the
     * default, writes in the clear, which every recipient reads.
     */
    private Encryption encryption = Encryption.OFF;

    /**
     * What happens when somebody shows another identity key than before: {@code accept}, the default, goes on as the official clients do;
     * {@code refuse} neither reads nor encrypts until {@code trustIdentity}. It is an event either way.
     */
    private IdentityChanges identityChanges = IdentityChanges.ACCEPT;

    /** Whether people are shown before each message that the account types, and stopped. They are not by default. */
    private boolean typing;

    /** The numbers of the people the account has to do with, separated by commas: synced once, and their presence subscribed to. */
    private @Nullable String contacts;

    /**
     * Whether the account asks by itself for what a phone asks for: at its first login for the server's properties, its groups and
     * broadcast lists; of those whose presence it subscribes to for status and picture, and again when they change. The operation {@code
     * readContacts} tells what it knows of them. It does by default.
     */
    private boolean upkeep = true;

    /** How long to wait for a socket to open. 10 s by default, 20 s with {@code multidevice}. */
    private @Nullable Duration connectTimeout;

    /** How long a login may take from the open socket on. 30 s by default. */
    private @Nullable Duration loginTimeout;

    /** How long to wait for the answer to a request. 30 s by default, 75 s with {@code multidevice}. */
    private @Nullable Duration requestTimeout;

    /** After how much silence the server is pinged. 60 s by default; with {@code multidevice} the longest pause between two pings, 30 s. */
    private @Nullable Duration pingAfter;

    /**
     * How long to wait for the answer to a ping; two in a row unanswered close the connection. 20 s by default; with {@code multidevice} 10
     * s, and three.
     */
    private @Nullable Duration pingTimeout;

    /**
     * After how long with nothing but answers to pings the connection is opened anew. 30 min by default; {@code multidevice} has no such
     * limit.
     */
    private @Nullable Duration deafAfter;

    /** The pause before the second attempt to connect; grows with each further one. 1 s by default. */
    private @Nullable Duration reconnectDelay;

    /** The longest pause between attempts to connect. 5 min by default, 15 min with {@code multidevice}. */
    private @Nullable Duration maximumReconnectDelay;

    /**
     * What all connections of the account go through: {@code http://host:port} or {@code socks5://host:port}, with {@code user:password@}
     * in front of the host if it wants them. Secret.
     */
    private @Nullable String proxy;

    /**
     * The browser that the phone shows for a linked device: {@code chrome}, {@code firefox}, {@code safari}, {@code edge} or {@code opera}.
     * Keep it for the life of the link.
     */
    private Browser browser = LinkingSettings.DEFAULT.browser();

    /** The operating system that the phone shows for a linked device. Keep it for the life of the link. */
    private String operatingSystem = LinkingSettings.DEFAULT.operatingSystem();

    /** The country of a linked device, two letters. */
    private String country = LinkingSettings.DEFAULT.country();

    /**
     * Whether the phone is asked for as much history as it has when the device is linked; this version does not read what it hands over
     * yet.
     */
    private boolean fullHistory = LinkingSettings.DEFAULT.fullHistory();

    /** The version that a linked device claims to be; a server that refuses it as too old needs a newer one here. */
    private String clientVersion = LinkingSettings.DEFAULT.clientVersion();

    /**
     * The key under which the server of a linked device must prove itself, 64 hex digits; that of the real service unless set. For the
     * emulator.
     */
    private @Nullable String rootKey;

    /** The serial number that goes with {@code rootKey}. */
    private long rootSerial = LinkingSettings.DEFAULT.rootSerial();

    /** How long the account may be offline before health says DOWN. 60 s by default. */
    private Duration downAfter = Duration.ofSeconds(60);

    /** The certificates that the HTTPS services may show, a PEM file or PEM text; those that the JVM trusts unless set. */
    private @Nullable String trustedCertificates;

    /** Where the number is registered; {@code https://v.whatsapp.net/v2/} unless set. */
    private String registrationUrl = RegistrationSettings.DEFAULT.service().toString();

    /** The client that the number is registered as: {@code android}, the default, or {@code s40}. */
    private Platform registrationPlatform = RegistrationSettings.DEFAULT.platform();

    /** Whether messages are also kept in an archive, {@code msgstore-NUMBER.db}. They are not by default. */
    private boolean messageStore;

    /** The directory of that archive; {@code storePath} unless set. */
    private @Nullable String messageStorePath;

    /** How long the archive keeps a message. 365 d by default. */
    private Duration messageStoreRetention = MessageStoreSettings.NONE.retention();

    /** How many messages the archive keeps; the oldest go first. 1,000,000 by default. */
    private long messageStoreMaximum = MessageStoreSettings.NONE.maximumMessages();

    /**
     * What becomes of events that no route wants: {@code keep}, the default, holds 10,000 of them for 7 days for a route that comes later;
     * {@code drop} counts and forgets them.
     */
    private Unconsumed unconsumed = DeliverySettings.DEFAULT.unconsumed();

    /** How long a message may wait to be sent, while the account is offline or for its turn. 24 h by default. */
    private Duration timeToLive = DeliverySettings.DEFAULT.timeToLive();

    /**
     * {@code gentle}, the default, lets {@code messageBurst} messages go at once and {@code messagesPerMinute} after that, the rest waits
     * in the outbox; {@code off} is for tests and measurements against a server of one's own.
     */
    private Pace pacing = Pace.GENTLE;

    /** How many messages may go in a minute on average, 1 or more. 20 by default: a person types no faster. */
    private int messagesPerMinute = Pacing.GENTLE_PER_MINUTE;

    /** How many messages may go at once after a time of silence, 1 or more. 20 by default. */
    private int messageBurst = Pacing.GENTLE.burst();

    /** How many events may wait for routes before the account disconnects until they caught up. 100,000 by default. */
    private long inboxHighWater = DeliverySettings.DEFAULT.inboxHighWater();

    /** How many events may wait for routes when the account connects again. 80,000 by default. */
    private long inboxLowWater = DeliverySettings.DEFAULT.inboxLowWater();

    /** The directory where media lie while they are on their way. One beside the account's store by default. */
    private @Nullable String mediaPath;

    /** Bytes that a picture to be sent must stay below. 5 MiB by default. */
    private long imageLimit = MediaSettings.DEFAULT.imageLimit();

    /** Bytes that a sound or voice note to be sent must stay below. 10 MiB by default. */
    private long audioLimit = MediaSettings.DEFAULT.audioLimit();

    /** Bytes that a film to be sent must stay below. 20 MiB by default. */
    private long videoLimit = MediaSettings.DEFAULT.videoLimit();

    /** Bytes that a document to be sent must stay below. 100 MiB by default. */
    private long documentLimit = MediaSettings.DEFAULT.documentLimit();

    /** Bytes above which no medium is fetched. 256 MiB by default. */
    private long downloadLimit = MediaSettings.DEFAULT.downloadLimit();

    /** After how long without a byte the transfer of a medium is given up. 30 s by default. */
    private Duration mediaStalledAfter = MediaSettings.DEFAULT.stalledAfter();

    /** Where an account's messages and keys are kept. */
    public enum Storage {
        /** In a database in the directory {@code storePath}. */
        FILE,
        /** In memory: all is lost with the CamelContext. For tests and trials. */
        MEMORY
    }

    /** Whether an account keeps a pace when it sends. */
    public enum Pace {
        /** It does. */
        GENTLE,
        /** It sends as fast as it can. For tests and measurements. */
        OFF
    }

    /** Whether messages are encrypted end to end where the generation leaves a choice. */
    public enum Encryption {
        /** For everybody who has keys. */
        ON,
        /** For nobody. */
        OFF
    }

    /** What to do about somebody whose identity key has changed. */
    public enum IdentityChanges {
        /** Go on with the new one. */
        ACCEPT,
        /** Stop until they are trusted again. */
        REFUSE
    }

    /**
     * The generation of the protocol: {@code multidevice}, the default, for an account that is linked to a phone, which is WhatsApp as it
     * is today; or {@code classic} for a number that logs in with a password, as in 2016.
     */
    public String getGeneration() {
        return generation;
    }

    /**
     * The generation of the protocol: {@code multidevice}, the default, for an account that is linked to a phone, which is WhatsApp as it
     * is today; or {@code classic} for a number that logs in with a password, as in 2016.
     */
    public void setGeneration(String generation) {
        this.generation = generation;
    }

    /** The account's own number with the country code, such as {@code +34 123456789}. */
    public @Nullable String getPhoneNumber() {
        return phoneNumber;
    }

    /** The account's own number with the country code, such as {@code +34 123456789}. */
    public void setPhoneNumber(String phoneNumber) {
        this.phoneNumber = phoneNumber;
    }

    /** The password of a classic account, in Base64, as the registration hands it out. */
    public @Nullable String getPassword() {
        return password;
    }

    /** The password of a classic account, in Base64, as the registration hands it out. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** The name that others see in notifications. */
    public @Nullable String getNickname() {
        return nickname;
    }

    /** The name that others see in notifications. */
    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    /** Where to connect: {@code host:port}, several separated by commas; the generation's own servers unless set. */
    public @Nullable String getServers() {
        return servers;
    }

    /** Where to connect: {@code host:port}, several separated by commas; the generation's own servers unless set. */
    public void setServers(String servers) {
        this.servers = servers;
    }

    /** {@code file}, the default, keeps everything in the directory {@code storePath}; {@code memory} loses it at the end. */
    public Storage getStore() {
        return store;
    }

    /** {@code file}, the default, keeps everything in the directory {@code storePath}; {@code memory} loses it at the end. */
    public void setStore(Storage store) {
        this.store = store;
    }

    /** The directory of the database; made if it is not there. */
    public @Nullable String getStorePath() {
        return storePath;
    }

    /** The directory of the database; made if it is not there. */
    public void setStorePath(String storePath) {
        this.storePath = storePath;
    }

    /** Whether senders are told that their messages have arrived (two ticks). */
    public boolean isDeliveryReceipts() {
        return deliveryReceipts;
    }

    /** Whether senders are told that their messages have arrived (two ticks). */
    public void setDeliveryReceipts(boolean deliveryReceipts) {
        this.deliveryReceipts = deliveryReceipts;
    }

    /**
     * End-to-end encryption of the classic generation: {@code on} publishes keys and encrypts for everybody who has some; {@code off}, the
     * default, writes in the clear, which every recipient reads.
     */
    public Encryption getEncryption() {
        return encryption;
    }

    /**
     * End-to-end encryption of the classic generation: {@code on} publishes keys and encrypts for everybody who has some; {@code off}, the
     * default, writes in the clear, which every recipient reads.
     */
    public void setEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    /**
     * What happens when somebody shows another identity key than before: {@code accept}, the default, goes on as the official clients do;
     * {@code refuse} neither reads nor encrypts until {@code trustIdentity}.
     */
    public IdentityChanges getIdentityChanges() {
        return identityChanges;
    }

    /**
     * What happens when somebody shows another identity key than before: {@code accept}, the default, goes on as the official clients do;
     * {@code refuse} neither reads nor encrypts until {@code trustIdentity}.
     */
    public void setIdentityChanges(IdentityChanges identityChanges) {
        this.identityChanges = identityChanges;
    }

    /** Whether people are shown before each message that the account types, and stopped. */
    public boolean isTyping() {
        return typing;
    }

    /** Whether people are shown before each message that the account types, and stopped. */
    public void setTyping(boolean typing) {
        this.typing = typing;
    }

    /** The numbers of the people the account has to do with, separated by commas: synced once, and their presence subscribed to. */
    public @Nullable String getContacts() {
        return contacts;
    }

    /** The numbers of the people the account has to do with, separated by commas: synced once, and their presence subscribed to. */
    public void setContacts(String contacts) {
        this.contacts = contacts;
    }

    /**
     * Whether the account asks by itself for what a phone asks for: at its first login for the server's properties, its groups and
     * broadcast lists; of those whose presence it subscribes to for status and picture, and again when they change.
     */
    public boolean isUpkeep() {
        return upkeep;
    }

    /**
     * Whether the account asks by itself for what a phone asks for: at its first login for the server's properties, its groups and
     * broadcast lists; of those whose presence it subscribes to for status and picture, and again when they change.
     */
    public void setUpkeep(boolean upkeep) {
        this.upkeep = upkeep;
    }

    /** How long to wait for a socket to open. */
    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    /** How long to wait for a socket to open. */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** How long a login may take from the open socket on. */
    public @Nullable Duration getLoginTimeout() {
        return loginTimeout;
    }

    /** How long a login may take from the open socket on. */
    public void setLoginTimeout(Duration loginTimeout) {
        this.loginTimeout = loginTimeout;
    }

    /** How long to wait for the answer to a request. */
    public @Nullable Duration getRequestTimeout() {
        return requestTimeout;
    }

    /** How long to wait for the answer to a request. */
    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    /** After how much silence the server is pinged. */
    public @Nullable Duration getPingAfter() {
        return pingAfter;
    }

    /** After how much silence the server is pinged. */
    public void setPingAfter(Duration pingAfter) {
        this.pingAfter = pingAfter;
    }

    /** How long to wait for the answer to a ping; two in a row unanswered close the connection. */
    public @Nullable Duration getPingTimeout() {
        return pingTimeout;
    }

    /** How long to wait for the answer to a ping; two in a row unanswered close the connection. */
    public void setPingTimeout(Duration pingTimeout) {
        this.pingTimeout = pingTimeout;
    }

    /** After how long with nothing but answers to pings the connection is opened anew. */
    public @Nullable Duration getDeafAfter() {
        return deafAfter;
    }

    /** After how long with nothing but answers to pings the connection is opened anew. */
    public void setDeafAfter(Duration deafAfter) {
        this.deafAfter = deafAfter;
    }

    /** The pause before the second attempt to connect; grows with each further one. */
    public @Nullable Duration getReconnectDelay() {
        return reconnectDelay;
    }

    /** The pause before the second attempt to connect; grows with each further one. */
    public void setReconnectDelay(Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    /** The longest pause between attempts to connect. */
    public @Nullable Duration getMaximumReconnectDelay() {
        return maximumReconnectDelay;
    }

    /** The longest pause between attempts to connect. */
    public void setMaximumReconnectDelay(Duration maximumReconnectDelay) {
        this.maximumReconnectDelay = maximumReconnectDelay;
    }

    /**
     * What all connections of the account go through: {@code http://host:port} or {@code socks5://host:port}, with {@code user:password@}
     * in front of the host if it wants them.
     */
    public @Nullable String getProxy() {
        return proxy;
    }

    /**
     * What all connections of the account go through: {@code http://host:port} or {@code socks5://host:port}, with {@code user:password@}
     * in front of the host if it wants them.
     */
    public void setProxy(String proxy) {
        this.proxy = proxy;
    }

    /**
     * The browser that the phone shows for a linked device: {@code chrome}, {@code firefox}, {@code safari}, {@code edge} or {@code opera}.
     */
    public Browser getBrowser() {
        return browser;
    }

    /**
     * The browser that the phone shows for a linked device: {@code chrome}, {@code firefox}, {@code safari}, {@code edge} or {@code opera}.
     */
    public void setBrowser(Browser browser) {
        this.browser = browser;
    }

    /** The operating system that the phone shows for a linked device. */
    public String getOperatingSystem() {
        return operatingSystem;
    }

    /** The operating system that the phone shows for a linked device. */
    public void setOperatingSystem(String operatingSystem) {
        this.operatingSystem = operatingSystem;
    }

    /** The country of a linked device, two letters. */
    public String getCountry() {
        return country;
    }

    /** The country of a linked device, two letters. */
    public void setCountry(String country) {
        this.country = country;
    }

    /**
     * Whether the phone is asked for as much history as it has when the device is linked; this version does not read what it hands over
     * yet.
     */
    public boolean isFullHistory() {
        return fullHistory;
    }

    /**
     * Whether the phone is asked for as much history as it has when the device is linked; this version does not read what it hands over
     * yet.
     */
    public void setFullHistory(boolean fullHistory) {
        this.fullHistory = fullHistory;
    }

    /** The version that a linked device claims to be; a server that refuses it as too old needs a newer one here. */
    public String getClientVersion() {
        return clientVersion;
    }

    /** The version that a linked device claims to be; a server that refuses it as too old needs a newer one here. */
    public void setClientVersion(String clientVersion) {
        this.clientVersion = clientVersion;
    }

    /** The key under which the server of a linked device must prove itself, 64 hex digits; that of the real service unless set. */
    public @Nullable String getRootKey() {
        return rootKey;
    }

    /** The key under which the server of a linked device must prove itself, 64 hex digits; that of the real service unless set. */
    public void setRootKey(String rootKey) {
        this.rootKey = rootKey;
    }

    /** The serial number that goes with {@code rootKey}. */
    public long getRootSerial() {
        return rootSerial;
    }

    /** The serial number that goes with {@code rootKey}. */
    public void setRootSerial(long rootSerial) {
        this.rootSerial = rootSerial;
    }

    /** How long the account may be offline before health says DOWN. */
    public Duration getDownAfter() {
        return downAfter;
    }

    /** How long the account may be offline before health says DOWN. */
    public void setDownAfter(Duration downAfter) {
        this.downAfter = downAfter;
    }

    /**
     * What becomes of events that no route wants: {@code keep}, the default, holds 10,000 of them for 7 days for a route that comes later;
     * {@code drop} counts and forgets them.
     */
    public Unconsumed getUnconsumed() {
        return unconsumed;
    }

    /**
     * What becomes of events that no route wants: {@code keep}, the default, holds 10,000 of them for 7 days for a route that comes later;
     * {@code drop} counts and forgets them.
     */
    public void setUnconsumed(Unconsumed unconsumed) {
        this.unconsumed = unconsumed;
    }

    /** How long a message may wait to be sent, while the account is offline or for its turn. */
    public Duration getTimeToLive() {
        return timeToLive;
    }

    /** How long a message may wait to be sent, while the account is offline or for its turn. */
    public void setTimeToLive(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

    /**
     * {@code gentle}, the default, lets {@code messageBurst} messages go at once and {@code messagesPerMinute} after that, the rest waits
     * in the outbox; {@code off} is for tests and measurements against a server of one's own.
     */
    public Pace getPacing() {
        return pacing;
    }

    /**
     * {@code gentle}, the default, lets {@code messageBurst} messages go at once and {@code messagesPerMinute} after that, the rest waits
     * in the outbox; {@code off} is for tests and measurements against a server of one's own.
     */
    public void setPacing(Pace pacing) {
        this.pacing = pacing;
    }

    /** How many messages may go in a minute on average, 1 or more. */
    public int getMessagesPerMinute() {
        return messagesPerMinute;
    }

    /** How many messages may go in a minute on average, 1 or more. */
    public void setMessagesPerMinute(int messagesPerMinute) {
        this.messagesPerMinute = messagesPerMinute;
    }

    /** How many messages may go at once after a time of silence, 1 or more. */
    public int getMessageBurst() {
        return messageBurst;
    }

    /** How many messages may go at once after a time of silence, 1 or more. */
    public void setMessageBurst(int messageBurst) {
        this.messageBurst = messageBurst;
    }

    /** How many events may wait for routes before the account disconnects until they caught up. */
    public long getInboxHighWater() {
        return inboxHighWater;
    }

    /** How many events may wait for routes before the account disconnects until they caught up. */
    public void setInboxHighWater(long inboxHighWater) {
        this.inboxHighWater = inboxHighWater;
    }

    /** How many events may wait for routes when the account connects again. */
    public long getInboxLowWater() {
        return inboxLowWater;
    }

    /** How many events may wait for routes when the account connects again. */
    public void setInboxLowWater(long inboxLowWater) {
        this.inboxLowWater = inboxLowWater;
    }

    /** The directory where media lie while they are on their way. */
    public @Nullable String getMediaPath() {
        return mediaPath;
    }

    /** The directory where media lie while they are on their way. */
    public void setMediaPath(String mediaPath) {
        this.mediaPath = mediaPath;
    }

    /** Bytes that a picture to be sent must stay below. */
    public long getImageLimit() {
        return imageLimit;
    }

    /** Bytes that a picture to be sent must stay below. */
    public void setImageLimit(long imageLimit) {
        this.imageLimit = imageLimit;
    }

    /** Bytes that a sound or voice note to be sent must stay below. */
    public long getAudioLimit() {
        return audioLimit;
    }

    /** Bytes that a sound or voice note to be sent must stay below. */
    public void setAudioLimit(long audioLimit) {
        this.audioLimit = audioLimit;
    }

    /** Bytes that a film to be sent must stay below. */
    public long getVideoLimit() {
        return videoLimit;
    }

    /** Bytes that a film to be sent must stay below. */
    public void setVideoLimit(long videoLimit) {
        this.videoLimit = videoLimit;
    }

    /** Bytes that a document to be sent must stay below. */
    public long getDocumentLimit() {
        return documentLimit;
    }

    /** Bytes that a document to be sent must stay below. */
    public void setDocumentLimit(long documentLimit) {
        this.documentLimit = documentLimit;
    }

    /** Bytes above which no medium is fetched. */
    public long getDownloadLimit() {
        return downloadLimit;
    }

    /** Bytes above which no medium is fetched. */
    public void setDownloadLimit(long downloadLimit) {
        this.downloadLimit = downloadLimit;
    }

    /** After how long without a byte the transfer of a medium is given up. */
    public Duration getMediaStalledAfter() {
        return mediaStalledAfter;
    }

    /** After how long without a byte the transfer of a medium is given up. */
    public void setMediaStalledAfter(Duration mediaStalledAfter) {
        this.mediaStalledAfter = mediaStalledAfter;
    }

    /** The certificates that the HTTPS services may show, a PEM file or PEM text; those that the JVM trusts unless set. */
    public @Nullable String getTrustedCertificates() {
        return trustedCertificates;
    }

    /** The certificates that the HTTPS services may show, a PEM file or PEM text; those that the JVM trusts unless set. */
    public void setTrustedCertificates(String trustedCertificates) {
        this.trustedCertificates = trustedCertificates;
    }

    /** Where the number is registered; {@code https://v.whatsapp.net/v2/} unless set. */
    public String getRegistrationUrl() {
        return registrationUrl;
    }

    /** Where the number is registered; {@code https://v.whatsapp.net/v2/} unless set. */
    public void setRegistrationUrl(String registrationUrl) {
        this.registrationUrl = registrationUrl;
    }

    /** The client that the number is registered as: {@code android}, the default, or {@code s40}. */
    public Platform getRegistrationPlatform() {
        return registrationPlatform;
    }

    /** The client that the number is registered as: {@code android}, the default, or {@code s40}. */
    public void setRegistrationPlatform(Platform registrationPlatform) {
        this.registrationPlatform = registrationPlatform;
    }

    /** Whether messages are also kept in an archive, {@code msgstore-NUMBER.db}. */
    public boolean isMessageStore() {
        return messageStore;
    }

    /** Whether messages are also kept in an archive, {@code msgstore-NUMBER.db}. */
    public void setMessageStore(boolean messageStore) {
        this.messageStore = messageStore;
    }

    /** The directory of that archive; {@code storePath} unless set. */
    public @Nullable String getMessageStorePath() {
        return messageStorePath;
    }

    /** The directory of that archive; {@code storePath} unless set. */
    public void setMessageStorePath(String messageStorePath) {
        this.messageStorePath = messageStorePath;
    }

    /** How long the archive keeps a message. */
    public Duration getMessageStoreRetention() {
        return messageStoreRetention;
    }

    /** How long the archive keeps a message. */
    public void setMessageStoreRetention(Duration messageStoreRetention) {
        this.messageStoreRetention = messageStoreRetention;
    }

    /** How many messages the archive keeps; the oldest go first. */
    public long getMessageStoreMaximum() {
        return messageStoreMaximum;
    }

    /** How many messages the archive keeps; the oldest go first. */
    public void setMessageStoreMaximum(long messageStoreMaximum) {
        this.messageStoreMaximum = messageStoreMaximum;
    }

    /** Says whose number it is, and shows no secret. */
    @Override
    public String toString() {
        return "WhatsAppAccount[" + (phoneNumber == null ? "no number" : phoneNumber) + ", " + generation + "]";
    }
}
