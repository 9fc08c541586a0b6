package io.github.camelwhatsapp.tests.kill;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run is to do. The same order draws the same points, messages and senders again; what the threads make of them differs.
 *
 * @param protocol the generation under test
 * @param variant what the route does
 * @param kills how often its process is killed
 * @param messages how many messages come in
 * @param chats how many phones send them
 * @param seed decides points and senders
 * @param places where the process may be killed
 */
record KillOrder(
        Protocol protocol, Variant variant, int kills, int messages, int chats, long seed, List<Place> places) {
    private static final int CHATS = 8;

    /** Checks that there is a message for each kill, so that each can happen. */
    KillOrder {
        if (kills < 0 || messages < Math.max(1, kills) || chats < 1 || places.isEmpty()) {
            throw new IllegalArgumentException("A run needs a message for each kill, a chat and a place; given were "
                    + kills + " kills, " + messages + " messages, " + chats + " chats, places " + places);
        }
    }

    /** Kills anywhere and at each named place that the variant passes. */
    static KillOrder of(Protocol protocol, Variant variant, int kills, int messages, long seed) {
        return new KillOrder(protocol, variant, kills, messages, CHATS, seed, places(variant));
    }

    /**
     * Reads an order from the properties {@code kill.generation}, {@code .variant}, {@code .kills}, {@code .messages}, {@code .seed},
     * {@code .places}.
     */
    static KillOrder asked() {
        Protocol protocol = protocolAsked();
        Variant variant = Variant.of(System.getProperty("kill.variant", "echo-once"));
        return new KillOrder(
                protocol,
                variant,
                Integer.getInteger("kill.kills", 10),
                Integer.getInteger("kill.messages", 1_000),
                CHATS,
                Long.getLong("kill.seed", 1L),
                Stream.of(System.getProperty("kill.places", "all").split(",", -1))
                        .flatMap(name -> name.equals("all") ? places(variant).stream() : Stream.of(Place.of(name)))
                        .toList());
    }

    /** The generation that the property {@code kill.generation} names, the classic one unless it is set. */
    static Protocol protocolAsked() {
        return Protocol.of(System.getProperty("kill.generation", "classic"));
    }

    /** The same with so many phones; each that encrypts takes its time to publish its keys. */
    KillOrder withChats(int number) {
        return new KillOrder(protocol, variant, kills, messages, number, seed, places);
    }

    private static List<Place> places(Variant variant) {
        return Stream.of(Place.values()).filter(variant::passes).toList();
    }

    /** How many processes there are besides the last one: a kill in a linking takes two. */
    int restarts() {
        return variant.isLinking() ? 2 * kills : kills;
    }

    /** How many messages are sent for each kill. */
    int perKill() {
        return kills == 0 ? messages : messages / kills;
    }

    @Override
    public String toString() {
        return protocol + " " + variant + ", " + kills + " kills, " + messages + " messages, " + chats + " chats, seed "
                + seed;
    }
}
