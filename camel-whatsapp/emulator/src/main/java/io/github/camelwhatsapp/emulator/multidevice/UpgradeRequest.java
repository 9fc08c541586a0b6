package io.github.camelwhatsapp.emulator.multidevice;

/**
 * A request for the upgrade to a WebSocket.
 *
 * @param target path and query
 */
record UpgradeRequest(String target) {
    private static final String PATH = "/ws/chat";

    /** Whether it asks for the service; the query is ignored. Source: multidevice-transport.md section 1.1. */
    boolean isForService() {
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).equals(PATH);
    }
}
