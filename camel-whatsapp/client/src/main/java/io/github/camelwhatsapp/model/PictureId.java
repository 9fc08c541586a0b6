package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * The id of a picture, which changes with the picture.
 *
 * @param owner whose it is
 * @param pictureId the id; empty if there is no picture, or none for us
 */
public record PictureId(Party owner, Optional<String> pictureId) {}
