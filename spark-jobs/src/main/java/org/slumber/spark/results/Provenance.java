package org.slumber.spark.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.ExtensionJar;

/**
 * What made rows of a results folder: one start of a sweep, from what it was given to how it ended. Kept as JSON by
 * {@link ProvenanceFiles}, its fields there being those of these records.
 *
 * @param version of this record; additions raise it, and what an older one lacks is empty
 * @param start when the runs that are missing were known
 * @param sweep what was asked for
 * @param versions of all that may matter
 * @param machine where it ran
 * @param datasets that the runs draw from
 * @param resume what was found and what was left to run
 * @param ending how it ended; empty while it goes on, and for good where the driver was killed
 */
public record Provenance(
        int version,
        Instant start,
        Sweep sweep,
        Versions versions,
        Machine machine,
        List<DatasetUsed> datasets,
        Counts resume,
        Optional<Ending> ending) {
    /** Version of the records that this program writes. */
    public static final int VERSION = 3;

    public Provenance {
        datasets = List.copyOf(datasets);
    }

    /** This start once it has ended. */
    public Provenance ended(Ending how) {
        return new Provenance(version, start, sweep, versions, machine, datasets, resume, Optional.of(how));
    }

    /**
     * What was asked for.
     *
     * @param name of the sweep
     * @param file as the user named it
     * @param data folder of the data sets known by name
     * @param sets paths of the user's own data sets by name
     * @param conf the file's text as given
     * @param overrides each {@code key=value}, as given behind {@code --set}
     * @param values fixed values by path, after the overrides
     * @param axes values of each listed parameter by path, slowest first, after the overrides
     * @param directions what varies, slowest first, in words: an axis each, what is zipped, what is sampled
     * @param runs different runs in it
     * @param duplicates points that are the same run as another
     */
    public record Sweep(
            String name,
            String file,
            Optional<String> data,
            Map<String, String> sets,
            String conf,
            List<String> overrides,
            Map<String, Object> values,
            Map<String, List<Object>> axes,
            List<String> directions,
            int runs,
            int duplicates) {
        public Sweep {
            // notes of older starts have none
            sets = sets == null ? Map.of() : Map.copyOf(sets);
            overrides = List.copyOf(overrides);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
            directions = List.copyOf(directions);
        }
    }

    /**
     * Versions.
     *
     * @param engine of the results, see {@link org.slumber.engine.Engine#VERSION}
     * @param program the jar and its commit
     * @param spark of Spark
     * @param jvm of the driver's Java virtual machine, e.g. {@code 17.0.12+7}
     * @param jvmVendor who made that
     * @param os name, version and architecture of the driver's operating system
     * @param jars of one's own that add to the engine, with their checksums
     */
    public record Versions(
            String engine,
            ProgramBuild program,
            String spark,
            String jvm,
            String jvmVendor,
            String os,
            List<ExtensionJar> jars) {
        public Versions {
            // notes of older starts have none
            jars = jars == null ? List.of() : List.copyOf(jars);
        }
    }

    /**
     * Where a sweep ran.
     *
     * @param master as Spark calls it
     * @param driver the driver's host
     * @param cores tasks that could run at a time when it started
     */
    public record Machine(String master, String driver, int cores) {}

    /**
     * A data set.
     *
     * @param name as specs call it
     * @param checksum SHA-256 of its content, as in the column {@code dataset_checksum}
     * @param images number of images, or of samples of spikes in time
     * @param rows pixels down; 1 of spikes in time
     * @param columns pixels across; channels of spikes in time
     * @param classes number of classes
     */
    public record DatasetUsed(String name, String checksum, int images, int rows, int columns, int classes) {}

    /**
     * What a sweep found when it started.
     *
     * @param found runs in the folder, of this sweep or not
     * @param skipped runs of this sweep that were there already
     * @param skippedFailed those of them that had failed
     * @param toRun runs that were left to run
     */
    public record Counts(int found, int skipped, int skippedFailed, int toRun) {}

    /** How a sweep ended. */
    public enum Outcome {
        /** Every run that was left is done. */
        @JsonProperty("complete")
        COMPLETE,
        /** It was asked to stop before that. */
        @JsonProperty("stopped")
        STOPPED,
        /** It gave up; {@link Ending#error()} says why. */
        @JsonProperty("aborted")
        ABORTED
    }

    /**
     * The end of a sweep.
     *
     * @param end when
     * @param outcome how
     * @param error why it gave up, a sentence; else empty
     * @param done runs finished, and committed unless it gave up
     * @param failed those of them that failed
     * @param wallSeconds from the first run's start to the last one's end
     * @param cpuSeconds CPU time of all runs
     * @param cores tasks that could run at a time at the end
     * @param parallelEfficiency CPU time over the time of all cores, 0 to 1
     */
    public record Ending(
            Instant end,
            Outcome outcome,
            Optional<String> error,
            int done,
            int failed,
            double wallSeconds,
            double cpuSeconds,
            int cores,
            double parallelEfficiency) {}

    /** In words: {@code complete}, {@code stopped}, {@code aborted}, or {@code not ended}. */
    @JsonIgnore
    public String outcomeText() {
        return ending.map(how -> switch (how.outcome()) {
                    case COMPLETE -> "complete";
                    case STOPPED -> "stopped";
                    case ABORTED -> "aborted";
                })
                .orElse("not ended");
    }
}
