package io.github.camelwhatsapp.multidevice.pairing;

/**
 * What a linked device calls itself while it is being linked: one character. Source: multidevice-transport.md section 6.3.
 */
public enum CompanionPlatform {
    /** Not known. */
    UNKNOWN('0'),
    /** Google Chrome. */
    CHROME('1'),
    /** Microsoft Edge. */
    EDGE('2'),
    /** Mozilla Firefox. */
    FIREFOX('3'),
    /** Internet Explorer. */
    INTERNET_EXPLORER('4'),
    /** Opera. */
    OPERA('5'),
    /** Safari. */
    SAFARI('6'),
    /** A desktop program that is no Windows app. */
    ELECTRON('7'),
    /** The app for Windows. */
    UWP('8'),
    /** Any other client of the web kind. */
    OTHER_WEB('9');

    private final char id;

    CompanionPlatform(char id) {
        this.id = id;
    }

    /** The character. */
    public char id() {
        return id;
    }
}
