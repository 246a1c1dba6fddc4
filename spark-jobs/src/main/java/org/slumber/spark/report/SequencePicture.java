package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What sleep leaves of stored sequences: how much of them is replayed, and how fast, by sleep ratio. */
final class SequencePicture {
    private static final String ID = "sequences";
    private static final String TITLE = "What sleep leaves of stored sequences";
    /** Curves that can be told apart in one panel. */
    private static final int CURVES = 12;

    private static final List<String> HEADER = List.of(
            "sequence",
            "seeds",
            "replayed without sleep",
            "all of it up to ratio",
            "half of it up to ratio",
            "weights there",
            "hop time without sleep, τ",
            "hop time there, τ");

    /**
     * A curve.
     *
     * @param points {@code [sleep ratio, value, seeds]}
     */
    record Curve(String name, List<List<Object>> points) {}

    /**
     * A panel.
     *
     * @param axis what its values are
     */
    record Panel(String name, String axis, List<Curve> curves) {}

    private SequencePicture() {}

    /** The picture; none where no run stored a sequence. */
    static List<Picture> of(List<StoredSequences> sequences) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        Map<String, List<StoredSequences>> protocols = sequences.stream()
                .collect(Collectors.groupingBy(StoredSequences::protocol, LinkedHashMap::new, Collectors.toList()));
        List<String> notes = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        protocols.forEach((protocol, own) -> {
            if (own.size() > CURVES) {
                notes.add("Of " + own.size() + " kinds of " + protocol + " the first " + CURVES
                        + " are drawn; SQL has the others (named query sequences).");
            }
            List<StoredSequences> drawn = own.subList(0, Math.min(CURVES, own.size()));
            panels.add(panel(protocol, "share replayed", drawn, dose -> OptionalDouble.of(dose.replayed())));
            panels.add(panel(protocol, "hop time [τ]", drawn, StoredSequences.Dose::hopTime));
            tables.add(new PageTable(
                    protocol, HEADER, own.stream().map(SequencePicture::row).toList()));
        });
        return List.of(new Picture(
                ID,
                TITLE,
                "Means over seeds, by sleep ratio. A sequence is replayed as far as its populations burst one after another"
                        + " in the stored order; a hop is the median time from one burst to the next, in membrane time"
                        + " constants, of the runs where two burst. There is no accuracy, as nothing is classified.",
                notes,
                List.of(new Chart("sequences", TITLE, Map.of("panels", panels))),
                tables));
    }

    private static Panel panel(
            String protocol,
            String axis,
            List<StoredSequences> sequences,
            Function<StoredSequences.Dose, OptionalDouble> value) {
        return new Panel(
                protocol,
                axis,
                sequences.stream()
                        .map(sequence -> new Curve(
                                sequence.name().isEmpty() ? protocol : sequence.name(),
                                sequence.doses().stream()
                                        .filter(dose -> value.apply(dose).isPresent())
                                        .map(dose -> Arrays.<Object>asList(
                                                Figures.drawn(dose.ratio()),
                                                Figures.drawn(value.apply(dose)),
                                                dose.n()))
                                        .toList()))
                        .toList());
    }

    private static List<String> row(StoredSequences sequence) {
        Optional<StoredSequences.Dose> without = sequence.without();
        Optional<StoredSequences.Dose> half = sequence.halfLeft();
        return List.of(
                sequence.fullName(),
                String.valueOf(sequence.doses().stream()
                        .mapToLong(StoredSequences.Dose::n)
                        .max()
                        .orElseThrow()),
                without.map(dose -> Figures.plain(dose.replayed())).orElse(Figures.NOTHING),
                sequence.allLeft().map(dose -> Figures.parameter(dose.ratio())).orElse(Figures.NOTHING),
                half.map(dose -> Figures.parameter(dose.ratio())).orElse(Figures.NOTHING),
                figure(half, StoredSequences.Dose::weights),
                figure(without, StoredSequences.Dose::hopTime),
                figure(half, StoredSequences.Dose::hopTime));
    }

    private static String figure(
            Optional<StoredSequences.Dose> dose, Function<StoredSequences.Dose, OptionalDouble> value) {
        return dose.map(value)
                .filter(OptionalDouble::isPresent)
                .map(known -> Figures.significant(known.getAsDouble()))
                .orElse(Figures.NOTHING);
    }
}
