package io.github.camelwhatsapp.benchmarks.traffic;

/** What stands between the phones' messages and their answers. */
enum Variant {
    CAMEL("route `from -> to`, SQLite file"),
    CLIENT("client without Camel, SQLite file"),
    MEMORY("client without Camel, store in memory");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it keeps its messages in a file. */
    boolean isDurable() {
        return this != MEMORY;
    }

    Answerer start(Answerer.Terms terms) throws Exception {
        return this == CAMEL ? CamelAnswerer.start(terms) : ClientAnswerer.start(terms);
    }
}
