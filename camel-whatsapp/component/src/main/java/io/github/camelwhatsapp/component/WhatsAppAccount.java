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
 * The options of an account: who it is, how it connects, where it is kept. Set one as
 * {@code camel.component.whatsapp-web.accounts[support].phoneNumber} and so on, or bind one to the registry under the account's
 * name. Durations are given as {@code 30s}, {@code 2m} or milliseconds.
 */
public class WhatsAppAccount {
    private String generation = AccountSettings.DEFAULT_GENERATION;
    private @Nullable String phoneNumber;
    private @Nullable String password;
    private @Nullable String nickname;
    private @Nullable String servers;
    private Storage store = Storage.FILE;
    private @Nullable String storePath;
    private boolean deliveryReceipts = true;
    private Encryption encryption = Encryption.OFF;
    private IdentityChanges identityChanges = IdentityChanges.ACCEPT;
    private boolean typing;
    private @Nullable String contacts;
    private boolean upkeep = true;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration loginTimeout;
    private @Nullable Duration requestTimeout;
    private @Nullable Duration pingAfter;
    private @Nullable Duration pingTimeout;
    private @Nullable Duration deafAfter;
    private @Nullable Duration reconnectDelay;
    private @Nullable Duration maximumReconnectDelay;
    private @Nullable String proxy;
    private Browser browser = LinkingSettings.DEFAULT.browser();
    private String operatingSystem = LinkingSettings.DEFAULT.operatingSystem();
    private String country = LinkingSettings.DEFAULT.country();
    private boolean fullHistory = LinkingSettings.DEFAULT.fullHistory();
    private String clientVersion = LinkingSettings.DEFAULT.clientVersion();
    private @Nullable String rootKey;
    private long rootSerial = LinkingSettings.DEFAULT.rootSerial();
    private Duration downAfter = Duration.ofSeconds(60);
    private @Nullable String trustedCertificates;
    private String registrationUrl = RegistrationSettings.DEFAULT.service().toString();
    private Platform registrationPlatform = RegistrationSettings.DEFAULT.platform();
    private boolean messageStore;
    private @Nullable String messageStorePath;
    private Duration messageStoreRetention = MessageStoreSettings.NONE.retention();
    private long messageStoreMaximum = MessageStoreSettings.NONE.maximumMessages();
    private Unconsumed unconsumed = DeliverySettings.DEFAULT.unconsumed();
    private Duration timeToLive = DeliverySettings.DEFAULT.timeToLive();
    private Pace pacing = Pace.GENTLE;
    private int messagesPerMinute = Pacing.GENTLE_PER_MINUTE;
    private int messageBurst = Pacing.GENTLE.burst();
    private long inboxHighWater = DeliverySettings.DEFAULT.inboxHighWater();
    private long inboxLowWater = DeliverySettings.DEFAULT.inboxLowWater();
    private @Nullable String mediaPath;
    private long imageLimit = MediaSettings.DEFAULT.imageLimit();
    private long audioLimit = MediaSettings.DEFAULT.audioLimit();
    private long videoLimit = MediaSettings.DEFAULT.videoLimit();
    private long documentLimit = MediaSettings.DEFAULT.documentLimit();
    private long downloadLimit = MediaSettings.DEFAULT.downloadLimit();
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

    public @Nullable String getPhoneNumber() {
        return phoneNumber;
    }

    /**
     * The account's own number with the country code, such as {@code +34 123456789}. {@code classic} needs it; a linked
     * account learns it when it is linked.
     */
    public void setPhoneNumber(String phoneNumber) {
        this.phoneNumber = phoneNumber;
    }

    public @Nullable String getPassword() {
        return password;
    }

    /** The password of a classic account, in Base64, as the registration hands it out. Secret. */
    public void setPassword(String password) {
        this.password = password;
    }

    public @Nullable String getNickname() {
        return nickname;
    }

    /** The name that others see in notifications. */
    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public @Nullable String getServers() {
        return servers;
    }

    /** Where to connect: {@code host:port}, several separated by commas; the generation's own servers unless set. */
    public void setServers(String servers) {
        this.servers = servers;
    }

    public Storage getStore() {
        return store;
    }

    /** {@code file}, the default, keeps everything in the directory {@code storePath}; {@code memory} loses it at the end. */
    public void setStore(Storage store) {
        this.store = store;
    }

    public @Nullable String getStorePath() {
        return storePath;
    }

    /** The directory of the database; made if it is not there. Accounts of one CamelContext may share it. */
    public void setStorePath(String storePath) {
        this.storePath = storePath;
    }

    public boolean isDeliveryReceipts() {
        return deliveryReceipts;
    }

    /** Whether senders are told that their messages have arrived (two ticks). They are by default. */
    public void setDeliveryReceipts(boolean deliveryReceipts) {
        this.deliveryReceipts = deliveryReceipts;
    }

    public Encryption getEncryption() {
        return encryption;
    }

    /**
     * End-to-end encryption of the classic generation: {@code on} publishes keys and encrypts for everybody who has some; {@code off},
     * the default, writes in the clear, which every recipient reads.
     */
    public void setEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    public IdentityChanges getIdentityChanges() {
        return identityChanges;
    }

    /**
     * What happens when somebody shows another identity key than before: {@code accept}, the default, goes on as the official clients
     * do; {@code refuse} neither reads nor encrypts until {@code trustIdentity}. It is an event either way.
     */
    public void setIdentityChanges(IdentityChanges identityChanges) {
        this.identityChanges = identityChanges;
    }

    public boolean isTyping() {
        return typing;
    }

    /** Whether people are shown before each message that the account types, and stopped. They are not by default. */
    public void setTyping(boolean typing) {
        this.typing = typing;
    }

    public @Nullable String getContacts() {
        return contacts;
    }

    /** The numbers of the people the account has to do with, separated by commas: synced once, and their presence subscribed to. */
    public void setContacts(String contacts) {
        this.contacts = contacts;
    }

    public boolean isUpkeep() {
        return upkeep;
    }

    /**
     * Whether the account asks by itself for what a phone asks for: at its first login for the server's properties, its groups and
     * broadcast lists; of those whose presence it subscribes to for status and picture, and again when they change. The operation {@code
     * readContacts} tells what it knows of them. It does by default.
     */
    public void setUpkeep(boolean upkeep) {
        this.upkeep = upkeep;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    /** How long to wait for a socket to open. 10 s by default, 20 s with {@code multidevice}. */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getLoginTimeout() {
        return loginTimeout;
    }

    /** How long a login may take from the open socket on. 30 s by default. */
    public void setLoginTimeout(Duration loginTimeout) {
        this.loginTimeout = loginTimeout;
    }

    public @Nullable Duration getRequestTimeout() {
        return requestTimeout;
    }

    /** How long to wait for the answer to a request. 30 s by default, 75 s with {@code multidevice}. */
    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public @Nullable Duration getPingAfter() {
        return pingAfter;
    }

    /** After how much silence the server is pinged. 60 s by default; with {@code multidevice} the longest pause between two pings, 30 s. */
    public void setPingAfter(Duration pingAfter) {
        this.pingAfter = pingAfter;
    }

    public @Nullable Duration getPingTimeout() {
        return pingTimeout;
    }

    /**
     * How long to wait for the answer to a ping; two in a row unanswered close the connection. 20 s by default; with
     * {@code multidevice} 10 s, and three.
     */
    public void setPingTimeout(Duration pingTimeout) {
        this.pingTimeout = pingTimeout;
    }

    public @Nullable Duration getDeafAfter() {
        return deafAfter;
    }

    /**
     * After how long with nothing but answers to pings the connection is opened anew. 30 min by default; {@code
     * multidevice} has no such limit.
     */
    public void setDeafAfter(Duration deafAfter) {
        this.deafAfter = deafAfter;
    }

    public @Nullable Duration getReconnectDelay() {
        return reconnectDelay;
    }

    /** The pause before the second attempt to connect; grows with each further one. 1 s by default. */
    public void setReconnectDelay(Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public @Nullable Duration getMaximumReconnectDelay() {
        return maximumReconnectDelay;
    }

    /** The longest pause between attempts to connect. 5 min by default, 15 min with {@code multidevice}. */
    public void setMaximumReconnectDelay(Duration maximumReconnectDelay) {
        this.maximumReconnectDelay = maximumReconnectDelay;
    }

    public @Nullable String getProxy() {
        return proxy;
    }

    /**
     * What all connections of the account go through: {@code http://host:port} or {@code socks5://host:port}, with {@code
     * user:password@} in front of the host if it wants them. Secret.
     */
    public void setProxy(String proxy) {
        this.proxy = proxy;
    }

    public Browser getBrowser() {
        return browser;
    }

    /**
     * The browser that the phone shows for a linked device: {@code chrome}, {@code firefox}, {@code safari}, {@code edge} or
     * {@code opera}. Keep it for the life of the link.
     */
    public void setBrowser(Browser browser) {
        this.browser = browser;
    }

    public String getOperatingSystem() {
        return operatingSystem;
    }

    /**
     * The operating system that the phone shows for a linked device. Keep it for the life of the link.
     */
    public void setOperatingSystem(String operatingSystem) {
        this.operatingSystem = operatingSystem;
    }

    public String getCountry() {
        return country;
    }

    /**
     * The country of a linked device, two letters.
     */
    public void setCountry(String country) {
        this.country = country;
    }

    public boolean isFullHistory() {
        return fullHistory;
    }

    /**
     * Whether the phone is asked for as much history as it has when the device is linked; this version does not read what it hands over yet.
     */
    public void setFullHistory(boolean fullHistory) {
        this.fullHistory = fullHistory;
    }

    public String getClientVersion() {
        return clientVersion;
    }

    /**
     * The version that a linked device claims to be; a server that refuses it as too old needs a newer one here.
     */
    public void setClientVersion(String clientVersion) {
        this.clientVersion = clientVersion;
    }

    public @Nullable String getRootKey() {
        return rootKey;
    }

    /**
     * The key under which the server of a linked device must prove itself, 64 hex digits; that of the real service unless set.
     * For the emulator.
     */
    public void setRootKey(String rootKey) {
        this.rootKey = rootKey;
    }

    public long getRootSerial() {
        return rootSerial;
    }

    /**
     * The serial number that goes with {@code rootKey}.
     */
    public void setRootSerial(long rootSerial) {
        this.rootSerial = rootSerial;
    }

    public Duration getDownAfter() {
        return downAfter;
    }

    /** How long the account may be offline before health says DOWN. 60 s by default. */
    public void setDownAfter(Duration downAfter) {
        this.downAfter = downAfter;
    }

    public Unconsumed getUnconsumed() {
        return unconsumed;
    }

    /**
     * What becomes of events that no route wants: {@code keep}, the default, holds 10,000 of them for 7 days for a route that comes
     * later; {@code drop} counts and forgets them.
     */
    public void setUnconsumed(Unconsumed unconsumed) {
        this.unconsumed = unconsumed;
    }

    public Duration getTimeToLive() {
        return timeToLive;
    }

    /** How long a message may wait to be sent, while the account is offline or for its turn. 24 h by default. */
    public void setTimeToLive(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

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

    public int getMessagesPerMinute() {
        return messagesPerMinute;
    }

    /** How many messages may go in a minute on average, 1 or more. 20 by default: a person types no faster. */
    public void setMessagesPerMinute(int messagesPerMinute) {
        this.messagesPerMinute = messagesPerMinute;
    }

    public int getMessageBurst() {
        return messageBurst;
    }

    /** How many messages may go at once after a time of silence, 1 or more. 20 by default. */
    public void setMessageBurst(int messageBurst) {
        this.messageBurst = messageBurst;
    }

    public long getInboxHighWater() {
        return inboxHighWater;
    }

    /** How many events may wait for routes before the account disconnects until they caught up. 100,000 by default. */
    public void setInboxHighWater(long inboxHighWater) {
        this.inboxHighWater = inboxHighWater;
    }

    public long getInboxLowWater() {
        return inboxLowWater;
    }

    /** How many events may wait for routes when the account connects again. 80,000 by default. */
    public void setInboxLowWater(long inboxLowWater) {
        this.inboxLowWater = inboxLowWater;
    }

    public @Nullable String getMediaPath() {
        return mediaPath;
    }

    /** The directory where media lie while they are on their way. One beside the account's store by default. */
    public void setMediaPath(String mediaPath) {
        this.mediaPath = mediaPath;
    }

    public long getImageLimit() {
        return imageLimit;
    }

    /** Bytes that a picture to be sent must stay below. 5 MiB by default. */
    public void setImageLimit(long imageLimit) {
        this.imageLimit = imageLimit;
    }

    public long getAudioLimit() {
        return audioLimit;
    }

    /** Bytes that a sound or voice note to be sent must stay below. 10 MiB by default. */
    public void setAudioLimit(long audioLimit) {
        this.audioLimit = audioLimit;
    }

    public long getVideoLimit() {
        return videoLimit;
    }

    /** Bytes that a film to be sent must stay below. 20 MiB by default. */
    public void setVideoLimit(long videoLimit) {
        this.videoLimit = videoLimit;
    }

    public long getDocumentLimit() {
        return documentLimit;
    }

    /** Bytes that a document to be sent must stay below. 100 MiB by default. */
    public void setDocumentLimit(long documentLimit) {
        this.documentLimit = documentLimit;
    }

    public long getDownloadLimit() {
        return downloadLimit;
    }

    /** Bytes above which no medium is fetched. 256 MiB by default. */
    public void setDownloadLimit(long downloadLimit) {
        this.downloadLimit = downloadLimit;
    }

    public Duration getMediaStalledAfter() {
        return mediaStalledAfter;
    }

    /** After how long without a byte the transfer of a medium is given up. 30 s by default. */
    public void setMediaStalledAfter(Duration mediaStalledAfter) {
        this.mediaStalledAfter = mediaStalledAfter;
    }

    public @Nullable String getTrustedCertificates() {
        return trustedCertificates;
    }

    /** The certificates that the HTTPS services may show, a PEM file or PEM text; those that the JVM trusts unless set. */
    public void setTrustedCertificates(String trustedCertificates) {
        this.trustedCertificates = trustedCertificates;
    }

    public String getRegistrationUrl() {
        return registrationUrl;
    }

    /** Where the number is registered; {@code https://v.whatsapp.net/v2/} unless set. */
    public void setRegistrationUrl(String registrationUrl) {
        this.registrationUrl = registrationUrl;
    }

    public Platform getRegistrationPlatform() {
        return registrationPlatform;
    }

    /** The client that the number is registered as: {@code android}, the default, or {@code s40}. */
    public void setRegistrationPlatform(Platform registrationPlatform) {
        this.registrationPlatform = registrationPlatform;
    }

    public boolean isMessageStore() {
        return messageStore;
    }

    /** Whether messages are also kept in an archive, {@code msgstore-NUMBER.db}. They are not by default. */
    public void setMessageStore(boolean messageStore) {
        this.messageStore = messageStore;
    }

    public @Nullable String getMessageStorePath() {
        return messageStorePath;
    }

    /** The directory of that archive; {@code storePath} unless set. */
    public void setMessageStorePath(String messageStorePath) {
        this.messageStorePath = messageStorePath;
    }

    public Duration getMessageStoreRetention() {
        return messageStoreRetention;
    }

    /** How long the archive keeps a message. 365 d by default. */
    public void setMessageStoreRetention(Duration messageStoreRetention) {
        this.messageStoreRetention = messageStoreRetention;
    }

    public long getMessageStoreMaximum() {
        return messageStoreMaximum;
    }

    /** How many messages the archive keeps; the oldest go first. 1,000,000 by default. */
    public void setMessageStoreMaximum(long messageStoreMaximum) {
        this.messageStoreMaximum = messageStoreMaximum;
    }

    /** Says whose number it is, and shows no secret. */
    @Override
    public String toString() {
        return "WhatsAppAccount[" + (phoneNumber == null ? "no number" : phoneNumber) + ", " + generation + "]";
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
}
