package org.slumber.spark.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Seeds are added to a point until the 95 % interval of a metric's mean is narrow enough.
 *
 * @param metric a numeric column of {@code runs}
 * @param width from end to end of the interval, to get below; above 0
 * @param least seeds of a point, at least 2
 * @param most seeds of a point, at least {@code least}
 */
public record Replicates(String metric, double width, int least, int most) implements Adaptive {
    /** The keys of the section {@code replicates}. */
    static final List<String> KEYS = List.of("metric", "width", "least", "most");

    private static final int USUALLY_LEAST = 3;
    private static final int USUALLY_MOST = 50;
    private static final int MOST = 10_000;
    private static final String SEED = "seed";

    /** The rule as the section has it; {@code least} is at least the seeds given. */
    static Replicates read(Section section, int seedsGiven) {
        String metric = section.text("metric");
        double width = section.positive("width");
        int most = section.has("most") ? (int) section.whole("most", 2, MOST) : USUALLY_MOST;
        int least = section.has("least")
                ? (int) section.whole("least", 2, MOST)
                : Math.min(USUALLY_LEAST, Math.max(2, most));
        if (most < Math.max(least, seedsGiven)) {
            throw new InvalidInputException("replicates.most must be at least "
                    + (seedsGiven > least ? "the number of seeds given" : "replicates.least") + " ("
                    + Math.max(least, seedsGiven) + "), was " + most);
        }
        return new Replicates(metric, width, Math.max(least, seedsGiven), most);
    }

    /**
     * The seeds that the file gives: its axis, its value, or the one that a run has without.
     *
     * @throws InvalidInputException where seeds are zipped or sampled
     */
    static List<Object> seedsGiven(Map<String, Object> values, List<Direction> directions) {
        for (Direction direction : directions) {
            if (direction.paths().contains(SEED)) {
                if (direction instanceof Axis axis) {
                    return new ArrayList<>(new LinkedHashSet<>(axis.values()));
                }
                throw new InvalidInputException(
                        "replicates add seeds, so seed must be an axis or a value, but it is zipped or sampled");
            }
        }
        return List.of(
                values.containsKey(SEED)
                        ? values.get(SEED)
                        : Catalogue.valuesOf(Catalogue.specOf(Map.of())).get(SEED));
    }

    /** The axis of all seeds that a point may have: those given, then those that follow the greatest. */
    Axis seeds(List<Object> given) {
        Set<Object> seeds = new LinkedHashSet<>();
        BigDecimal next = null;
        for (Object seed : given) {
            seeds.add(seed);
            BigDecimal value = BigDecimal.valueOf((Long) seed);
            next = next == null || value.compareTo(next) > 0 ? value : next;
        }
        while (seeds.size() < most) {
            next = next.add(BigDecimal.ONE);
            if (next.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw new InvalidInputException("seed: there are not " + most + " seeds up to 2^63");
            }
            seeds.add(next.longValueExact());
        }
        return new Axis(SEED, new ArrayList<>(seeds));
    }

    @Override
    public String text() {
        return "replicates: seeds are added to a point until the 95 % interval of " + metric + " is narrower than "
                + width + ", at least " + least + " and at most " + most;
    }
}
