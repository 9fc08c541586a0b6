package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the client does beside what others do, with the targets. Not for use by several threads. */
final class PeerTable {
    private static final String NOTHING = "-";

    private final Map<String, Figures> ours;
    private final Map<Peer, Map<String, Figures>> peers = new EnumMap<>(Peer.class);

    /** A table for the client's figures, by the methods of the rows. */
    PeerTable(Map<String, Figures> ours) {
        this.ours = Map.copyOf(ours);
    }

    /** Puts a peer's figures beside it; what it does not do is not among them. */
    void add(Peer peer, Map<String, Figures> figures) {
        peers.put(peer, Map.copyOf(figures));
    }

    /** The table in Markdown. */
    @Override
    public String toString() {
        MarkdownTable table = new MarkdownTable(heading().toArray(String[]::new));
        PeerRow.ALL.forEach(row -> table.row(cells(row).toArray()));
        return table.toString();
    }

    private List<String> heading() {
        List<String> heading = new ArrayList<>(List.of("operation", "ours/s [cpu]"));
        peers.keySet().forEach(peer -> heading.addAll(List.of(peer.title(), "ours to this")));
        if (earlierCobalt()) {
            heading.add("ours to Cobalt, by an earlier run");
        }
        heading.add("target");
        return heading;
    }

    private List<String> cells(PeerRow row) {
        List<String> cells = new ArrayList<>(List.of(row.title(), shown(row, ours)));
        peers.forEach((peer, figures) -> {
            cells.add(shown(row, figures));
            cells.add(ratio(row, peer).map(MarkdownTable::ratio).orElse(NOTHING));
        });
        if (earlierCobalt()) {
            cells.add(earlier(row).map(MarkdownTable::ratio).orElse(NOTHING));
        }
        cells.add(targets(row));
        return cells;
    }

    private boolean earlierCobalt() {
        return !peers.containsKey(Peer.COBALT);
    }

    private String targets(PeerRow row) {
        String all = row.targets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(target -> target(row, target.getKey(), target.getValue()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? NOTHING : all;
    }

    private String target(PeerRow row, Peer peer, double times) {
        String factor = times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
        boolean earlier = peer == Peer.COBALT && earlierCobalt();
        String verdict = (earlier ? earlier(row) : ratio(row, peer))
                .map(ratio -> (ratio >= times ? "reached" : "not reached") + (earlier ? " (by an earlier run)" : ""))
                .orElse("not measured");
        return factor + " x " + peer.title() + ": " + verdict;
    }

    private Optional<Double> ratio(PeerRow row, Peer peer) {
        return rate(row, peers.getOrDefault(peer, Map.of()))
                .flatMap(theirs -> rate(row, ours).map(own -> own / theirs));
    }

    private Optional<Double> earlier(PeerRow row) {
        return row.cobalt() == 0 ? Optional.empty() : ratio(row, Peer.LIBRARY).map(ratio -> ratio / row.cobalt());
    }

    private static String shown(PeerRow row, Map<String, Figures> figures) {
        return row.before().isEmpty()
                ? Optional.ofNullable(figures.get(row.method()))
                        .map(Figures::toString)
                        .orElse(NOTHING)
                : rate(row, figures).map(MarkdownTable::number).orElse(NOTHING);
    }

    private static Optional<Double> rate(PeerRow row, Map<String, Figures> figures) {
        Optional<Double> whole = Optional.ofNullable(figures.get(row.method())).map(Figures::rate);
        return row.before().isEmpty()
                ? whole
                : whole.flatMap(both -> Optional.ofNullable(figures.get(row.before()))
                        .map(before -> 1 / (1 / both - 1 / before.rate())));
    }
}
