package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.slumber.spark.results.WeightDrift;

/** What points are compared by. */
enum Metric {
    ACCURACY("accuracy", "fraction", "test accuracy"),
    SATURATION("saturation", "fraction", "share of synapses at the upper bound at the end"),
    WEIGHT_DRIFT("weight_drift", "1", WeightDrift.MEANING),
    FORGETTING("forgetting", "fraction", "best minus final validation accuracy");

    private final String title;
    private final String unit;
    private final String meaning;

    Metric(String title, String unit, String meaning) {
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** How the names of its columns begin. */
    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }

    /** Columns of {@code runs} of which a run has it in one at most. */
    List<String> sources() {
        return switch (this) {
            case ACCURACY -> List.of("test_accuracy");
            case SATURATION -> List.of("saturation");
            case WEIGHT_DRIFT -> WeightDrift.SOURCES;
            case FORGETTING -> List.of("forgetting");
        };
    }

    /** Its value in a run; null where the run has none. */
    Column inRun() {
        return coalesce(sources().stream().map(name -> col(name)).toArray(Column[]::new));
    }

    /** The same of a run in this JVM. */
    OptionalDouble inRun(StoredRun run) {
        return sources().stream()
                .map(run::number)
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst();
    }
}
