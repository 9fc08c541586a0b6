package io.github.camelwhatsapp.emulator.state;

/**
 * A picture of a person or a group, as it was sent.
 *
 * @param id changes with the picture
 * @param image the large one, JPEG; not copied
 * @param preview the small one, JPEG; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Picture(String id, byte[] image, byte[] preview) {
    @Override
    public String toString() {
        return "Picture[" + id + ", " + image.length + " and " + preview.length + " bytes]";
    }
}
