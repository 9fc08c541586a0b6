package io.github.camelwhatsapp.benchmarks.traffic;

/** What stands between the phones' messages and their answers. */
enum Variant {
    CAMEL("route `from -> to`, SQLite file", CamelAnswerer::start, true),
    CLIENT("client without Camel, SQLite file", ClientAnswerer::start, true),
    MEMORY("client without Camel, store in memory", ClientAnswerer::start, false);

    private final String title;
    private final Answerer.Factory factory;
    private final boolean durable;

    Variant(String title, Answerer.Factory factory, boolean durable) {
        this.title = title;
        this.factory = factory;
        this.durable = durable;
    }

    String title() {
        return title;
    }

    /** Whether it keeps its messages in a file. */
    boolean isDurable() {
        return durable;
    }

    Answerer start(Answerer.Terms terms) throws Exception {
        return factory.start(terms);
    }
}
