package io.github.camelwhatsapp.emulator.media;

/**
 * What the media host was asked for so far.
 *
 * @param downloads how many downloads were begun
 * @param uploads how many uploads were begun
 */
public record MediaCounts(int downloads, int uploads) {}
