package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;

/**
 * What encrypted bytes are for: the text that goes into the derivation of their keys, and the name that media hosts have for it. Source:
 * multidevice-messaging.md section 6.2.
 */
public enum MediaPurpose {
    /** A picture. */
    IMAGE("WhatsApp Image Keys", "image"),
    /** A sticker; the same keys and place as a picture. */
    STICKER("WhatsApp Image Keys", "image"),
    /** A film, a moving picture, a video note. */
    VIDEO("WhatsApp Video Keys", "video"),
    /** A sound or a voice note. */
    AUDIO("WhatsApp Audio Keys", "audio"),
    /** A document. */
    DOCUMENT("WhatsApp Document Keys", "document"),
    /** The large picture of a link's preview. */
    LINK_THUMBNAIL("WhatsApp Link Thumbnail Keys", "thumbnail-link"),
    /** The large preview of a picture. */
    IMAGE_THUMBNAIL("WhatsApp Image Thumbnail Keys", "thumbnail-image"),
    /** The large preview of a film. */
    VIDEO_THUMBNAIL("WhatsApp Video Thumbnail Keys", "thumbnail-video"),
    /** The large preview of a document. */
    DOCUMENT_THUMBNAIL("WhatsApp Document Thumbnail Keys", "thumbnail-document"),
    /** Old messages on their way to a new device. */
    HISTORY("WhatsApp History Keys", "md-msg-hist"),
    /** The state of chats and contacts. */
    APP_STATE("WhatsApp App State Keys", "md-app-state"),
    /** A pack of stickers. */
    STICKER_PACK("WhatsApp Sticker Pack Keys", "sticker-pack"),
    /** The background of a payment. */
    PAYMENT_BACKGROUND("WhatsApp Payment Background Keys", "payment-bg-image");

    private final String info;
    private final String path;

    MediaPurpose(String info, String path) {
        this.info = info;
        this.path = path;
    }

    /** What a kind of content is. */
    public static MediaPurpose of(MediaContent content) {
        if (content instanceof Video || content instanceof VideoNote) {
            return VIDEO;
        }
        if (content instanceof Audio || content instanceof VoiceNote) {
            return AUDIO;
        }
        if (content instanceof Document) {
            return DOCUMENT;
        }
        if (content instanceof LinkPicture) {
            return LINK_THUMBNAIL;
        }
        return content instanceof Sticker ? STICKER : IMAGE;
    }

    /** The text that goes into the derivation of the keys. */
    public String info() {
        return info;
    }

    /** What media hosts call it: the part of the path behind {@code /mms/}. */
    public String path() {
        return path;
    }

    /** Whether players begin before all has come, so that a sidecar goes with it. */
    public boolean isStreamed() {
        return this == VIDEO || this == AUDIO;
    }
}
