package org.slumber.spark.cite;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.results.OutputHash;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.RunStatus;

/** The methods of a results folder in a paragraph: what was simulated, with which versions and seeds, and how it ended. */
public final class Methods {
    /** Values of a parameter that are listed one by one. */
    private static final int LISTED = 8;
    /** Digits of a checksum that tell data sets apart. */
    private static final int CHECKSUM = 12;

    private final Dataset<Row> runs;
    private final List<Provenance> starts;
    private final Citation citation;

    private Methods(Dataset<Row> runs, List<Provenance> starts, Citation citation) {
        this.runs = runs;
        this.starts = starts;
        this.citation = citation;
    }

    /**
     * The paragraph.
     *
     * @param runs of the folder
     * @param starts what every start of its sweeps noted; may be none
     */
    public static String of(Dataset<Row> runs, List<Provenance> starts, Citation citation) {
        return new Methods(runs, starts, citation).text();
    }

    private String text() {
        List<Parameter> parameters = Catalogue.parameters();
        List<Column> columns = new ArrayList<>(List.of(
                count(lit(1)),
                count(when(status(RunStatus.OK), 1)),
                count(when(status(RunStatus.FAILED), 1)),
                count(when(status(RunStatus.STOPPED).or(status(RunStatus.PROMOTED)), 1)),
                sum("cpu_seconds"),
                max("engine_version"),
                collect_set("git_commit")));
        int first = columns.size();
        parameters.forEach(parameter -> columns.add(collect_set(parameter.column())));
        Row found = runs.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new))
                .head();
        List<String> sentences = new ArrayList<>();
        sentences.add("Spiking networks were simulated with Slumber " + citation.version() + " (engine "
                + found.getString(5) + commits(found.getList(6))
                + "), which implements the network and the sleep of Massey et al. (2026)" + platform() + ".");
        jars().ifPresent(sentences::add);
        List<String> fixed = new ArrayList<>();
        List<String> varied = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            List<?> values = found.getList(first + i);
            String path = parameters.get(i).path();
            if (path.equals("dataset") || path.equals("seed")) {
                continue;
            }
            if (values.size() > 1) {
                varied.add(path + " " + listed(values));
            } else if (List.of("learner", "preset", "protocol", "regulariser", "plasticity.timing")
                            .contains(path)
                    && values.size() == 1) {
                fixed.add(path + " " + values.get(0));
            }
        }
        int seed = 0;
        while (!parameters.get(seed).path().equals("seed")) {
            seed++;
        }
        sentences.add(
                "Data: " + datasets() + "; " + String.join(", ", fixed) + "; seeds "
                        + listed(found.getList(first + seed)) + "."
                        + (varied.isEmpty() ? "" : " Varied were " + String.join("; ", varied) + ".")
                        + " Every other parameter had its default; the sweep's file and every value are stored with the results.");
        sentences.add(String.format(
                Locale.ROOT,
                "Of %d runs %d ended well%s%s; they took %.1f h of CPU time.",
                found.getLong(0),
                found.getLong(1),
                found.getLong(2) == 0 ? "" : ", " + found.getLong(2) + " failed",
                found.getLong(3) == 0 ? "" : ", " + found.getLong(3) + " were stopped early by successive halving",
                found.getDouble(4) / 3600));
        sentences.add(
                "A run is a pure function of its parameters, data and engine version, equal to the last bit on every"
                        + " machine"
                        + OutputHash.ofRuns(runs)
                                .map(hash -> "; the results of all that ended well have the hash " + hash)
                                .orElse("")
                        + ".");
        return String.join(" ", sentences);
    }

    private static Column status(RunStatus status) {
        return col("status").equalTo(status.text());
    }

    private static String commits(List<?> commits) {
        return commits.isEmpty()
                ? ""
                : ", commit "
                        + commits.stream()
                                .map(String::valueOf)
                                .map(commit -> commit.replaceAll("^(.{10}).*?(-dirty)?$", "$1$2"))
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private String platform() {
        Set<String> platforms = new LinkedHashSet<>();
        starts.forEach(start -> platforms.add("Apache Spark " + start.versions().spark() + " and Java "
                + start.versions().jvm()));
        return platforms.isEmpty() ? "" : ", on " + String.join(", then on ", platforms);
    }

    /** The jars of one's own, of whose mechanisms the paper above says nothing. */
    private Optional<String> jars() {
        String jars = starts.stream()
                .flatMap(start -> start.versions().jars().stream())
                .distinct()
                .map(jar ->
                        jar.name() + jar.version().map(version -> " " + version).orElse("") + " (SHA-256 "
                                + jar.sha256().substring(0, CHECKSUM) + "…)")
                .collect(Collectors.joining(", "));
        return jars.isEmpty()
                ? Optional.empty()
                : Optional.of("Mechanisms or metrics of the authors' own are those of " + jars + ".");
    }

    private String datasets() {
        List<Row> sets = runs.groupBy("dataset", "dataset_checksum")
                .count()
                .orderBy("dataset", "dataset_checksum")
                .collectAsList();
        return sets.stream()
                .map(row -> row.getString(0).equals(Datasets.NONE)
                        ? Datasets.NONE
                        : row.getString(0) + " (SHA-256 "
                                + row.getString(1)
                                        .substring(
                                                0,
                                                Math.min(
                                                        CHECKSUM,
                                                        row.getString(1).length())) + "…)")
                .collect(Collectors.joining(", "));
    }

    /** Values in order, many of numbers by their range. */
    private static String listed(List<?> values) {
        boolean numbers = values.stream().allMatch(Number.class::isInstance);
        if (!numbers) {
            TreeSet<String> texts = values.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
            return texts.size() <= LISTED ? String.join(", ", texts) : texts.size() + " values";
        }
        List<?> sorted = values.stream()
                .sorted(Comparator.comparingDouble(value -> ((Number) value).doubleValue()))
                .toList();
        return sorted.size() <= LISTED
                ? sorted.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : sorted.get(0) + " to " + sorted.get(sorted.size() - 1) + " (" + sorted.size() + " values)";
    }
}
