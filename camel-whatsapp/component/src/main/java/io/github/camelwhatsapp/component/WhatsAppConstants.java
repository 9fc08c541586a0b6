package io.github.camelwhatsapp.component;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/**
 * The headers of the component. Those that come in are a fixed set; those that go out are {@link #ARGUMENT_PREFIX} and the name of
 * an operation's component. No name is in both sets, so that nothing of an event can leak into the next operation.
 */
public final class WhatsAppConstants {
    /** The first name of the component, which is ours alone. */
    public static final String SCHEME = "whatsapp-web";

    /** The short name, which the Business Cloud API's component has as well. */
    public static final String SHORT_SCHEME = "whatsapp";

    /** What every header for a component of an operation begins with. */
    public static final String ARGUMENT_PREFIX = "CamelWhatsApp";

    /** The exchange property that holds the event; see {@link WhatsApp#event}. */
    public static final String EVENT_PROPERTY = "CamelWhatsAppEvent";

    /** The exchange property that remembers a send in doubt, so that its repetition makes no second message. */
    public static final String DOUBTFUL_SEND_PROPERTY = "CamelWhatsAppDoubtfulSend";

    @Metadata(
            label = "consumer",
            description = "The name of the account that the event belongs to",
            javaType = "String")
    public static final String ACCOUNT = "CamelWhatsAppAccount";

    @Metadata(
            label = "consumer",
            description = "The name of the event, such as messageReceived",
            javaType = "String",
            important = true)
    public static final String EVENT = "CamelWhatsAppEvent";

    @Metadata(
            label = "common",
            description = "In: the chat that the event belongs to, as a JID. Out: the recipient when neither the header"
                    + " CamelWhatsAppTo nor the option to is set, so that a route answers where it was asked",
            javaType = "String",
            important = true)
    public static final String CHAT = "CamelWhatsAppChat";

    @Metadata(
            label = "consumer",
            description =
                    "A key that stays the same for a chat for ever, or the event's name when it has no chat; events"
                            + " of one key come in order",
            javaType = "String")
    public static final String CONVERSATION_KEY = "CamelWhatsAppConversationKey";

    @Metadata(
            label = "consumer",
            description = "Who wrote or did it, as a JID; differs from the chat in groups",
            javaType = "String",
            important = true)
    public static final String SENDER = "CamelWhatsAppSender";

    @Metadata(
            label = "consumer",
            description = "The sender's phone number in digits with the country code, if it is known",
            javaType = "String")
    public static final String SENDER_PHONE = "CamelWhatsAppSenderPhone";

    @Metadata(
            label = "consumer",
            description = "The name that the sender gives themselves, if it was sent along",
            javaType = "String")
    public static final String SENDER_NAME = "CamelWhatsAppSenderName";

    @Metadata(
            label = "consumer",
            description = "The id of the message, unique for its chat and sender",
            javaType = "String",
            important = true)
    public static final String MESSAGE_ID = "CamelWhatsAppMessageId";

    @Metadata(label = "consumer", description = "The kind of the message's content, such as text", javaType = "String")
    public static final String MESSAGE_TYPE = "CamelWhatsAppMessageType";

    @Metadata(
            label = "consumer",
            description = "When it happened, by the server's clock",
            javaType = "java.time.Instant")
    public static final String TIMESTAMP = "CamelWhatsAppTimestamp";

    @Metadata(
            label = "consumer",
            description =
                    "How many times the event was offered to this route, 1 for the first; more may mean that the time"
                            + " before was cut short without having begun",
            javaType = "int")
    public static final String DELIVERY_COUNT = "CamelWhatsAppDeliveryCount";

    @Metadata(
            label = "consumer",
            description = "Whether it came live, had waited while the account was offline, or is history",
            javaType = "String",
            enums = "live,offline,history")
    public static final String ORIGIN = "CamelWhatsAppOrigin";

    @Metadata(label = "consumer", description = "The timestamp in milliseconds since 1970", javaType = "long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    @Metadata(
            label = "producer",
            description = "What to do; wins over the option operation. Without both, the body's type decides",
            javaType = "String",
            important = true)
    public static final String OPERATION = "CamelWhatsAppOperation";

    @Metadata(
            label = "producer",
            description =
                    "The recipient: a phone number with its country code, a group id or a JID; wins over the option to",
            javaType = "String",
            important = true)
    public static final String TO = "CamelWhatsAppTo";

    @Metadata(
            label = "producer",
            description = "The ids of the messages that the operation is about; the incoming message unless set",
            javaType = "java.util.List<String>")
    public static final String TARGET_MESSAGE_ID = "CamelWhatsAppTargetMessageId";

    @Metadata(
            label = "producer",
            description =
                    "Who wrote the messages that the operation is about; in a group, the incoming message's sender"
                            + " unless set",
            javaType = "String")
    public static final String TARGET_SENDER = "CamelWhatsAppTargetSender";

    @Metadata(
            label = "producer",
            description = "Who is to be in a group that is made: phone numbers or JIDs",
            javaType = "java.util.List<String>")
    public static final String PARTICIPANTS = "CamelWhatsAppParticipants";

    @Metadata(
            label = "producer",
            description = "Who gets a broadcast: phone numbers or JIDs",
            javaType = "java.util.List<String>")
    public static final String RECIPIENTS = "CamelWhatsAppRecipients";

    @Metadata(
            label = "producer",
            description = "Contacts that are no longer in the address book, for a contact sync",
            javaType = "java.util.List<String>")
    public static final String DELETED = "CamelWhatsAppDeleted";

    @Metadata(
            label = "producer",
            description = "What a contact sync is for: its mode and occasion",
            javaType = "String",
            defaultValue = "delta-interactive",
            enums = "full-registration,full-interactive,full-background,delta-interactive,delta-background,"
                    + "query-interactive,chunked-registration,chunked-interactive,chunked-background")
    public static final String SYNC_MODE = "CamelWhatsAppSyncMode";

    @Metadata(
            label = "producer",
            description = "The id of the stanza that offered a call; that of the incoming call unless set",
            javaType = "String")
    public static final String OFFER_ID = "CamelWhatsAppOfferId";

    @Metadata(
            label = "producer",
            description = "The id of a call; that of the incoming call unless set",
            javaType = "String")
    public static final String CALL_ID = "CamelWhatsAppCallId";

    @Metadata(label = "producer", description = "The name that others see in notifications", javaType = "String")
    public static final String NICKNAME = "CamelWhatsAppNickname";

    @Metadata(label = "producer", description = "How a registration code is to come: sms or voice", javaType = "String")
    public static final String CODE_METHOD = "CamelWhatsAppCodeMethod";

    @Metadata(
            label = "producer",
            description = "The operator of the number that is registered, by its name in the table of networks",
            javaType = "String")
    public static final String CARRIER = "CamelWhatsAppCarrier";

    @Metadata(label = "producer", description = "The two letters of a language, such as es", javaType = "String")
    public static final String LANGUAGE = "CamelWhatsAppLanguage";

    @Metadata(label = "producer", description = "The two letters of a country, such as ES", javaType = "String")
    public static final String COUNTRY = "CamelWhatsAppCountry";

    @Metadata(
            label = "producer",
            description = "Who comes off a list of people, such as that of a setting of privacy",
            javaType = "java.util.List<Party>")
    public static final String REMOVED = "CamelWhatsAppRemoved";

    @Metadata(
            label = "producer",
            description = "What others may see or not: last_seen, status or profile_picture",
            javaType = "String")
    public static final String CATEGORY = "CamelWhatsAppCategory";

    @Metadata(label = "producer", description = "Which size of a picture: preview or full", javaType = "String")
    public static final String PICTURE_SIZE = "CamelWhatsAppPictureSize";

    @Metadata(
            label = "producer",
            description = "The digits of a country before its numbers, such as 34",
            javaType = "String")
    public static final String COUNTRY_CODE = "CamelWhatsAppCountryCode";

    @Metadata(
            label = "producer",
            description = "The number that the account had before, with its country code",
            javaType = "String")
    public static final String OLD_NUMBER = "CamelWhatsAppOldNumber";

    @Metadata(
            label = "producer",
            description = "The identity under which the old number was registered, form-encoded; secret",
            javaType = "String")
    public static final String OLD_IDENTITY = "CamelWhatsAppOldIdentity";

    @Metadata(
            label = "producer",
            description = "The person or group whose messages are read from the message store",
            javaType = "String")
    public static final String IN_CHAT = "CamelWhatsAppInChat";

    @Metadata(
            label = "producer",
            description = "The moment since which messages are read from the message store",
            javaType = "java.time.Instant")
    public static final String SINCE = "CamelWhatsAppSince";

    @Metadata(
            label = "producer",
            description = "How many messages are read from the message store at most",
            javaType = "Integer")
    public static final String LIMIT = "CamelWhatsAppLimit";

    @Metadata(
            label = "producer",
            description =
                    "A key of the sender's choice: a second send with the same key within 24 hours makes no second"
                            + " message; wins over the option idempotencyKey",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelWhatsAppIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "Set after a send: the id of the message that was sent; the body stays as it was",
            javaType = "String",
            important = true)
    public static final String SENT_MESSAGE_ID = "CamelWhatsAppSentMessageId";

    @Metadata(
            label = "consumer",
            description = "The content type of an incoming medium, such as image/jpeg; Content-Type as well",
            javaType = "String")
    public static final String CONTENT_TYPE = "CamelWhatsAppContentType";

    @Metadata(
            label = "consumer",
            description = "The name of an incoming medium's file without a path; CamelFileName as well",
            javaType = "String")
    public static final String FILE_NAME = "CamelWhatsAppFileName";

    @Metadata(
            label = "consumer",
            description = "How many bytes an incoming medium has, as its sender says",
            javaType = "long")
    public static final String CONTENT_LENGTH = "CamelWhatsAppContentLength";

    @Metadata(
            label = "consumer",
            description =
                    "Set to true when a medium is gone from the server and the phone was asked to bring it again: the"
                            + " body is the event, and another event, mediaRenewed or mediaLost, tells what came of it"
                            + " (only with media=eager)",
            javaType = "boolean")
    public static final String PENDING = "CamelWhatsAppPending";

    @Metadata(label = "consumer", description = "The text beside an incoming medium", javaType = "String")
    public static final String CAPTION = "CamelWhatsAppCaption";

    @Metadata(
            label = "consumer",
            description = "Width and height of an incoming picture or film, such as 640x480",
            javaType = "String")
    public static final String DIMENSIONS = "CamelWhatsAppDimensions";

    @Metadata(
            label = "consumer",
            description = "How long an incoming film or sound plays",
            javaType = "java.time.Duration")
    public static final String DURATION = "CamelWhatsAppDuration";

    @Metadata(
            label = "producer",
            description = "As what a file, a stream or bytes are sent; without it the content type decides",
            javaType = "String",
            enums = "image,video,gif,videoNote,audio,voiceNote,document,sticker")
    public static final String MEDIA_KIND = "CamelWhatsAppMediaKind";

    @Metadata(
            label = "producer",
            description =
                    "The content type of a file, a stream or bytes; without it Content-Type counts, and without both"
                            + " it is found out",
            javaType = "String")
    public static final String MEDIA_TYPE = "CamelWhatsAppMediaType";

    @Metadata(
            label = "producer",
            description = "The name under which a medium is sent; without it the file's own",
            javaType = "String")
    public static final String MEDIA_NAME = "CamelWhatsAppMediaName";

    @Metadata(
            label = "producer",
            description = "The text beside a picture, a film or a document that is sent",
            javaType = "String",
            important = true)
    public static final String MEDIA_CAPTION = "CamelWhatsAppMediaCaption";

    @Metadata(
            label = "producer",
            description = "Whether the account itself wrote the message that the operation is about",
            javaType = "boolean",
            defaultValue = "false")
    public static final String TARGET_OWN = "CamelWhatsAppTargetOwn";

    @Metadata(
            label = "producer",
            description =
                    "What the message said that is answered: a text or a Content; the incoming message's unless set",
            javaType = "io.github.camelwhatsapp.model.Content")
    public static final String TARGET_CONTENT = "CamelWhatsAppTargetContent";

    @Metadata(
            label = "producer",
            description =
                    "Who is named in the message: phone numbers or JIDs; the text has an at sign and the number of"
                            + " each",
            javaType = "java.util.List<String>")
    public static final String MENTIONS = "CamelWhatsAppMentions";

    @Metadata(
            label = "producer",
            description = "Whether all members of the group are named",
            javaType = "boolean",
            defaultValue = "false")
    public static final String MENTIONS_EVERYBODY = "CamelWhatsAppMentionsEverybody";

    @Metadata(
            label = "producer",
            description = "How long the message is to stay; for ever unless set",
            javaType = "java.time.Duration")
    public static final String EXPIRATION = "CamelWhatsAppExpiration";

    @Metadata(
            label = "producer",
            description = "Whether the message is to be looked at only once",
            javaType = "boolean",
            defaultValue = "false")
    public static final String VIEW_ONCE = "CamelWhatsAppViewOnce";

    @Metadata(
            label = "producer",
            description = "How often the message was passed on: 1 or more marks it as forwarded",
            javaType = "int",
            defaultValue = "0")
    public static final String TIMES_FORWARDED = "CamelWhatsAppTimesForwarded";

    @Metadata(
            label = "producer",
            description =
                    "What is shown of a link in the text: a LinkPreview, or a map with url, title, description and"
                            + " picture",
            javaType = "io.github.camelwhatsapp.model.LinkPreview")
    public static final String LINK_PREVIEW = "CamelWhatsAppLinkPreview";

    @Metadata(
            label = "producer",
            description = "The id of the message that announced the album to which this picture or film belongs",
            javaType = "String")
    public static final String ALBUM_ID = "CamelWhatsAppAlbumId";

    @Metadata(
            label = "producer",
            description = "The answers of a poll, 2 to 12; a list where they hold commas",
            javaType = "java.util.List<String>")
    public static final String POLL_OPTIONS = "CamelWhatsAppPollOptions";

    @Metadata(
            label = "producer",
            description = "How many answers of a poll one may choose, 0 for as many as one likes",
            javaType = "int",
            defaultValue = "1")
    public static final String SELECTABLE = "CamelWhatsAppSelectable";

    @Metadata(
            label = "producer",
            description = "How long a message stays pinned: a day, 7 days or 30 days",
            javaType = "java.time.Duration",
            defaultValue = "7d")
    public static final String PIN_DURATION = "CamelWhatsAppPinDuration";

    @Metadata(label = "consumer", description = "The id of the message that this one answers", javaType = "String")
    public static final String QUOTED_MESSAGE_ID = "CamelWhatsAppQuotedMessageId";

    @Metadata(
            label = "consumer",
            description = "Who wrote the message that this one answers, as a JID, if it was said",
            javaType = "String")
    public static final String QUOTED_SENDER = "CamelWhatsAppQuotedSender";

    @Metadata(
            label = "consumer",
            description = "Who is named in the message, as JIDs",
            javaType = "java.util.List<String>")
    public static final String MENTIONED = "CamelWhatsAppMentioned";

    @Metadata(
            label = "consumer",
            description = "How often the message was passed on before it came, if it was",
            javaType = "int")
    public static final String FORWARD_COUNT = "CamelWhatsAppForwardCount";

    @Metadata(
            label = "consumer",
            description = "Set to true when the message is to be looked at only once",
            javaType = "boolean")
    public static final String ONLY_ONCE = "CamelWhatsAppOnlyOnce";

    @Metadata(
            label = "consumer",
            description = "How long the message is to stay, if it does not stay for ever",
            javaType = "java.time.Duration")
    public static final String DISAPPEARS_AFTER = "CamelWhatsAppDisappearsAfter";

    @Metadata(
            label = "consumer",
            description = "The id of the message that announced the album to which this picture or film belongs",
            javaType = "String")
    public static final String ALBUM_MESSAGE_ID = "CamelWhatsAppAlbumMessageId";

    @Metadata(
            label = "consumer",
            description =
                    "The id of the earlier message that a reaction, an edit, a revocation, a pin, a vote or an answer"
                            + " is about",
            javaType = "String")
    public static final String ABOUT_MESSAGE_ID = "CamelWhatsAppAboutMessageId";

    @Metadata(
            label = "consumer",
            description = "Who wrote the message that this one is about, as a JID, if it was said",
            javaType = "String")
    public static final String ABOUT_SENDER = "CamelWhatsAppAboutSender";

    @Metadata(
            label = "consumer",
            description = "Whether the account itself wrote the message that this one is about",
            javaType = "boolean")
    public static final String ABOUT_OWN = "CamelWhatsAppAboutOwn";

    @Metadata(
            label = "consumer",
            description = "The emoji of a reaction; empty when one is taken back",
            javaType = "String")
    public static final String REACTION = "CamelWhatsAppReaction";

    @Metadata(label = "consumer", description = "What an edited message says now", javaType = "String")
    public static final String NEW_TEXT = "CamelWhatsAppNewText";

    @Metadata(label = "consumer", description = "What a poll asks", javaType = "String")
    public static final String POLL_QUESTION = "CamelWhatsAppPollQuestion";

    @Metadata(label = "consumer", description = "The answers of a poll", javaType = "java.util.List<String>")
    public static final String POLL_ANSWERS = "CamelWhatsAppPollAnswers";

    @Metadata(
            label = "consumer",
            description =
                    "What was chosen: the answers of a vote, none when it is taken back; the id of a button; or going,"
                            + " not_going or maybe",
            javaType = "java.util.List<String>")
    public static final String CHOSEN = "CamelWhatsAppChosen";

    private WhatsAppConstants() {}
}
