package io.github.camelwhatsapp.model;

/** The two sizes in which a picture is kept. */
public enum PictureSize {
    /** 96 by 96 points. */
    PREVIEW,
    /** 639 by 639 points. */
    FULL
}
