package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the account shows of itself, and whose presence it wants to know; kept over connections and restarts. Stored as lines: the
 * presence, the name, which may be empty, and an address for each person.
 *
 * @param available whether it is shown as available
 * @param name the name that it gave itself
 * @param watched whose presence it wants to know, in the order of asking
 */
record ShownPresence(boolean available, Optional<String> name, List<Party> watched) {
    private static final String NAME = "multidevice.presence";
    private static final String AVAILABLE = "available";
    private static final int HEAD = 2;
    private static final int MOST = 10_000;

    ShownPresence {
        watched = List.copyOf(watched);
    }

    /**
     * What is stored; nothing shown and nobody watched before.
     *
     * @throws StoreCorruptException if it cannot be read
     */
    static ShownPresence load(CredentialStore store) {
        return store.get(NAME).map(ShownPresence::parse).orElse(new ShownPresence(false, Optional.empty(), List.of()));
    }

    private static ShownPresence parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        try {
            return new ShownPresence(
                    lines[0].equals(AVAILABLE),
                    Optional.of(lines[1]).filter(name -> !name.isEmpty()),
                    Stream.of(lines)
                            .skip(HEAD)
                            .filter(line -> !line.isEmpty())
                            .map(line -> Party.of(Jid.parse(line)))
                            .toList());
        } catch (JidFormatException | ArrayIndexOutOfBoundsException e) {
            throw new StoreCorruptException("The presence of the account is stored in a form that cannot be read");
        }
    }

    /** Stores it in place of what was there. */
    void save(CredentialStore store) {
        String text = Stream.concat(
                        Stream.of(available ? AVAILABLE : "", name.orElse("").replace('\n', ' ')),
                        watched.stream().map(party -> party.id().toString()))
                .collect(Collectors.joining("\n"));
        store.put(NAME, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, shown otherwise. */
    ShownPresence shown(boolean nowAvailable, Optional<String> underName) {
        return new ShownPresence(nowAvailable, underName, watched);
    }

    /** The same, with one more person; of ten thousand the one who was there longest makes room. */
    ShownPresence watching(Party party) {
        List<Party> all = new ArrayList<>(ignoring(party).watched());
        all.add(party);
        return new ShownPresence(available, name, all.size() > MOST ? all.subList(1, all.size()) : all);
    }

    /** The same without somebody. */
    ShownPresence ignoring(Party party) {
        return new ShownPresence(
                available,
                name,
                watched.stream().filter(other -> !other.id().equals(party.id())).toList());
    }
}
