package io.github.camelwhatsapp.benchmarks.micro;

/** Somebody beside whom the client is measured, in the order of the report. */
enum Peer {
    LIBRARY("signal-protocol-java"),
    BAILEYS("Baileys"),
    COBALT("Cobalt");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
