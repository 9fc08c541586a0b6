package io.github.camelwhatsapp.emulator.phone;

/**
 * The message that another one replies to.
 *
 * @param id its id
 * @param author the number of who wrote it; empty if that is not known
 * @param text what it says, as the reply has it
 */
public record PhoneQuote(String id, String author, String text) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "PhoneQuote[" + id + " by " + author + "]";
    }
}
