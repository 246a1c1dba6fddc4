package org.slumber.spark.results;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.ExtensionJar;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The jars of one's own that rows were made with, beside those that this program has.
 *
 * @param mechanisms jars that runs have mechanisms of, {@code name:SHA-256} each
 * @param metrics jars whose metrics were worked out, in the same way
 * @param unmeasured runs that were made without a jar whose metrics this program has
 */
public record JarsUsed(Set<String> mechanisms, Set<String> metrics, long unmeasured) {
    private static final String JOINT = ",";

    /** Keeps its own copies. */
    public JarsUsed {
        mechanisms = new TreeSet<>(mechanisms);
        metrics = new TreeSet<>(metrics);
    }

    /** What a column says of jars; null where there are none. */
    static String text(Stream<ExtensionJar> jars) {
        String text = jars.map(ExtensionJar::text).distinct().sorted().collect(Collectors.joining(JOINT));
        return text.isEmpty() ? null : text;
    }

    /** Those of rows of {@code runs}. */
    static JarsUsed of(Dataset<Row> runs) {
        Dataset<Row> jars = runs.select(RunColumns.MECHANISM_JARS, RunColumns.METRIC_JARS);
        Set<String> ofProgram = metricsHere();
        boolean none = ofProgram.isEmpty()
                && jars.where(col(RunColumns.MECHANISM_JARS)
                                .isNotNull()
                                .or(col(RunColumns.METRIC_JARS).isNotNull()))
                        .isEmpty();
        Set<String> mechanisms = new TreeSet<>();
        Set<String> metrics = new TreeSet<>();
        long unmeasured = 0;
        if (!none) {
            for (Row row : jars.groupBy(RunColumns.MECHANISM_JARS, RunColumns.METRIC_JARS)
                    .count()
                    .collectAsList()) {
                mechanisms.addAll(parts(row.getString(0)));
                metrics.addAll(parts(row.getString(1)));
                unmeasured += shas(parts(row.getString(1))).containsAll(ofProgram) ? 0 : row.getLong(2);
            }
        }
        return new JarsUsed(mechanisms, metrics, unmeasured);
    }

    private static Set<String> metricsHere() {
        return Catalogue.metrics().stream()
                .flatMap(metric -> Catalogue.jarOf(metric).stream())
                .map(ExtensionJar::sha256)
                .collect(Collectors.toSet());
    }

    private static List<String> parts(String text) {
        return text == null ? List.of() : List.of(text.split(JOINT));
    }

    private static Set<String> shas(Collection<String> jars) {
        return jars.stream().map(JarsUsed::sha256).collect(Collectors.toSet());
    }

    private static String name(String jar) {
        return jar.substring(0, jar.lastIndexOf(':'));
    }

    private static String sha256(String jar) {
        return jar.substring(jar.lastIndexOf(':') + 1);
    }

    private static boolean here(String jar) {
        return Catalogue.extensionJars().stream().anyMatch(each -> each.sha256().equals(sha256(jar)));
    }

    private static boolean anotherBuildHere(String jar) {
        return Catalogue.extensionJars().stream().anyMatch(each -> each.name().equals(name(jar)));
    }

    private static String described(String jar) {
        return name(jar) + " (SHA-256 " + sha256(jar) + ")";
    }

    /**
     * What a reader must know, a sentence each.
     *
     * @throws InvalidInputException where runs have mechanisms of a jar that is missing: without their parameters unlike runs
     *     would be taken for alike
     */
    List<String> notes(ResultsFolder folder) {
        List<String> notes = new ArrayList<>();
        for (String jar : mechanisms) {
            if (!here(jar) && !anotherBuildHere(jar)) {
                throw new InvalidInputException("results folder " + folder.display() + " has runs with mechanisms of "
                        + described(jar) + ", which is missing; give it by --jars");
            }
        }
        Set<String> all = new TreeSet<>(mechanisms);
        all.addAll(metrics);
        for (String jar : all) {
            if (!here(jar)) {
                notes.add(
                        anotherBuildHere(jar)
                                ? "Runs were made with another build of " + described(jar) + " than the one given here."
                                : "What the metrics of " + described(jar)
                                        + " found is in columns that are read where it is given by --jars.");
            }
        }
        return notes;
    }

    /**
     * Refuses to add runs where that would lose what the folder has, and says what the runs that it has will lack.
     *
     * @param mixed whether runs of several builds of a jar may lie in the folder
     * @param stored names of the columns that the folder's runs have
     * @return what a user must know, a sentence each
     */
    List<String> resumed(ResultsFolder folder, boolean mixed, Supplier<Set<String>> stored) {
        Set<String> all = new TreeSet<>(mechanisms);
        all.addAll(metrics);
        for (String jar : all) {
            if (!here(jar) && !anotherBuildHere(jar)) {
                throw new InvalidInputException("results folder " + folder.display() + " has runs that were made with "
                        + described(jar) + ", which is missing; give it by --jars, or another --out");
            }
            if (!here(jar) && !mixed) {
                throw new InvalidInputException("results folder " + folder.display()
                        + " has runs that were made with another build of " + described(jar) + ", this is "
                        + Catalogue.extensionJars().stream()
                                .filter(each -> each.name().equals(name(jar)))
                                .map(ExtensionJar::sha256)
                                .collect(Collectors.joining(", "))
                        + "; give --mix-versions to have both in it, or another --out");
            }
            if (!here(jar)) {
                Set<String> lost = new TreeSet<>(stored.get());
                lost.removeAll(List.of(ResultSchema.RUNS.fieldNames()));
                if (!lost.isEmpty()) {
                    throw new InvalidInputException("results folder " + folder.display() + " has the columns "
                            + String.join(", ", lost) + " by another build of " + described(jar)
                            + ", which this one would lose; give another --out");
                }
            }
        }
        return unmeasured == 0
                ? List.of()
                : List.of((unmeasured == 1 ? "1 run" : unmeasured + " runs") + " of results folder " + folder.display()
                        + " had been made without metrics of "
                        + Catalogue.metrics().stream()
                                .flatMap(metric -> Catalogue.jarOf(metric).stream())
                                .map(ExtensionJar::name)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ", whose columns are null there; a new --out has them in all.");
    }

    /**
     * Refuses to make a run again with other mechanisms than those it was made with.
     *
     * @param row of {@code runs}
     */
    static void requireMechanisms(Row row) {
        for (String jar : parts(row.getAs(RunColumns.MECHANISM_JARS))) {
            if (!here(jar)) {
                throw new InvalidInputException("it has mechanisms of " + described(jar) + ", which is missing"
                        + (anotherBuildHere(jar) ? " (there is another build of it)" : "") + "; give it by --jars");
            }
        }
    }

    /** Columns of metrics that a row was made without. */
    public static Set<String> metricsLacking(Row row) {
        Set<String> worked = shas(parts(row.getAs(RunColumns.METRIC_JARS)));
        return Catalogue.metrics().stream()
                .filter(metric -> Catalogue.jarOf(metric)
                        .filter(jar -> !worked.contains(jar.sha256()))
                        .isPresent())
                .map(metric -> metric.name())
                .collect(Collectors.toSet());
    }
}
