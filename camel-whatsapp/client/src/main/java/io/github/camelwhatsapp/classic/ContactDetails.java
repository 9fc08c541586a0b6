package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.model.Contact;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.ProfilePicture;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one contact beside that it is there, kept under its number.
 *
 * @param status what they say of themselves; empty if nothing is known or to be seen
 * @param since when it was set, if told
 * @param looked whether their picture was asked for, so that it need not be asked for at the next login
 * @param picture its preview, if there is one
 */
record ContactDetails(Optional<String> status, Optional<Instant> since, boolean looked, Optional<Picture> picture) {
    private static final String NAME = "classic.contact.";
    private static final ContactDetails NOTHING =
            new ContactDetails(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** More than this is no preview. */
    private static final int LARGEST = 64 * 1024;

    /**
     * A picture.
     *
     * @param id the server's id of it, if told
     * @param jpeg the preview
     */
    record Picture(Optional<String> id, byte[] jpeg) {}

    static ContactDetails of(Transaction transaction, String number) {
        return transaction
                .credentials()
                .get(NAME + number)
                .map(stored -> decode(number, stored))
                .orElse(NOTHING);
    }

    static void forget(Transaction transaction, String number) {
        transaction.credentials().delete(NAME + number);
    }

    void put(Transaction transaction, String number) {
        transaction.credentials().put(NAME + number, encode());
    }

    ContactDetails with(StatusText told) {
        return new ContactDetails(told.text(), told.since(), looked, picture);
    }

    ContactDetails with(ProfilePicture shown) {
        return shown.image().length > LARGEST
                ? withoutPicture()
                : new ContactDetails(status, since, true, Optional.of(new Picture(shown.pictureId(), shown.image())));
    }

    ContactDetails withoutPicture() {
        return new ContactDetails(status, since, true, Optional.empty());
    }

    Contact contact(Party party, boolean registered, boolean subscribed) {
        return new Contact(
                party,
                registered,
                subscribed,
                status.map(text -> new StatusText(party, status, since)),
                picture.map(preview -> new ProfilePicture(party, preview.id(), PictureSize.PREVIEW, preview.jpeg())));
    }

    private byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, status);
            text(out, since.map(Instant::toString));
            out.writeBoolean(looked);
            out.writeBoolean(picture.isPresent());
            if (picture.isPresent()) {
                text(out, picture.get().id());
                out.writeInt(picture.get().jpeg().length);
                out.write(picture.get().jpeg());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ContactDetails decode(String number, byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            Optional<String> status = text(in);
            Optional<Instant> since = text(in).map(Instant::parse);
            boolean looked = in.readBoolean();
            return new ContactDetails(
                    status, since, looked, in.readBoolean() ? Optional.of(picture(in)) : Optional.empty());
        } catch (IOException | RuntimeException e) {
            throw new StoreCorruptException("What is kept of the contact " + number + " cannot be read", e);
        }
    }

    private static Picture picture(DataInputStream in) throws IOException {
        Optional<String> id = text(in);
        int length = in.readInt();
        byte[] jpeg = in.readNBytes(Math.min(length, LARGEST));
        if (jpeg.length != length) {
            throw new IOException("a picture of " + length + " bytes");
        }
        return new Picture(id, jpeg);
    }

    private static void text(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeUTF(text.get());
        }
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }
}
