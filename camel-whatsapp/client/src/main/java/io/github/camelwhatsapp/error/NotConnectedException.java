package io.github.camelwhatsapp.error;

/** The account has no live connection and the request cannot wait for one. A retry helps once the account is online again. */
public final class NotConnectedException extends WhatsAppException {
    /**
     * @param account the account's name
     * @param request what was asked
     * @param state the state of the connection with its cause, for people
     */
    public NotConnectedException(String account, String request, String state) {
        super("Account '" + account + "' is not online (" + state + "): " + request + " was not sent");
    }
}
