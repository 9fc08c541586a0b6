package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.SpooledMedia;

/**
 * A copy of a medium under a key that was made for it alone.
 *
 * @param media the encrypted bytes, their size and hash; the file is removed when whoever asked for it is done
 * @param seal what opens them, and for what is played while it comes the sidecar
 */
public record SealedMedia(SpooledMedia media, MediaSeal seal) {}
