package io.github.camelwhatsapp.operation;

/**
 * Answers a ping of the server. The client answers each by itself, at once; one that is answered is not answered again. Source:
 * classic.md section 5.4, {@code sendPong}.
 *
 * @param pingId the id of the ping, as {@link io.github.camelwhatsapp.event.PingAnswered} tells it
 */
public record SendPong(@Payload String pingId) implements Operation<Done> {
    private static final int MOST = 256;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public SendPong {
        Arguments.requireText("sendPong", "pingId", pingId, MOST);
    }
}
