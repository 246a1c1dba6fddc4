package org.slumber.spark.job;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slumber.engine.Engine;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.DatasetChecksum;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.Defaults;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.RunSpec;
import org.slumber.spark.sweep.Expansion;
import org.slumber.spark.sweep.SweepFile;

/** All runs of a sweep with their identities, and the data sets that they need. */
public final class SweepPlan {
    private final SweepFile file;
    private final Expansion expansion;
    private final List<PlannedRun> runs;
    private final List<PlannedDataset> datasets;

    private SweepPlan(SweepFile file, Expansion expansion, List<PlannedRun> runs, List<PlannedDataset> datasets) {
        this.file = file;
        this.expansion = expansion;
        this.runs = List.copyOf(runs);
        this.datasets = List.copyOf(datasets);
    }

    /**
     * A loaded data set.
     *
     * @param dataset the images
     * @param checksum SHA-256 of its content, hexadecimal
     */
    record PlannedDataset(Dataset dataset, String checksum) implements Serializable {}

    /**
     * Expands a sweep and loads its data sets.
     *
     * @param data folder of the data sets known by name
     * @throws InvalidInputException where a spec is not allowed, or a data set is missing or too small for its runs
     */
    public static SweepPlan of(SweepFile file, Path data) {
        Expansion expansion = new Expansion(file);
        Expansion.Distinct distinct = expansion.distinct();
        Map<String, Integer> known = new LinkedHashMap<>();
        Map<String, String> families = new LinkedHashMap<>();
        List<PlannedDataset> datasets = new ArrayList<>();
        List<PlannedRun> runs = new ArrayList<>(distinct.size());
        for (int i = 0; i < distinct.size(); i++) {
            RunSpec spec = expansion.spec(distinct.points()[i]);
            int images = spec.protocol().images();
            Integer index = known.get(key(spec, images));
            if (index == null) {
                index = datasets.size();
                known.put(key(spec, images), index);
                Dataset dataset = load(file, spec.dataset(), data, images);
                datasets.add(new PlannedDataset(dataset, DatasetChecksum.sha256(dataset)));
            }
            PlannedDataset dataset = datasets.get(index);
            if (dataset.dataset().size() < images) {
                throw new InvalidInputException(file.source() + ": data set " + spec.dataset() + " has "
                        + dataset.dataset().size() + " images, but training.images, validation.images and test.images"
                        + " ask for " + images);
            }
            String family = CostModel.family(spec);
            runs.add(new PlannedRun(
                    distinct.points()[i],
                    distinct.hashes()[i].runId(dataset.checksum(), Engine.VERSION),
                    index,
                    families.computeIfAbsent(family, same -> same),
                    CostModel.prior(spec)));
        }
        return new SweepPlan(file, expansion, runs, datasets);
    }

    private static Dataset load(SweepFile file, String name, Path data, int images) {
        try {
            return Datasets.load(name, data, images);
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed(file.source(), e);
        }
    }

    /** A generated set grows with what a spec draws from it, so it is another set for every size beyond its usual one. */
    private static String key(RunSpec spec, int images) {
        return spec.dataset().equals(Defaults.GEOMFIG)
                ? spec.dataset() + " " + Math.max(images, Geomfig.IMAGES)
                : spec.dataset();
    }

    /** What the user asked for. */
    public SweepFile file() {
        return file;
    }

    /** Points of the sweep that stand for a run another point makes already. */
    public int duplicates() {
        return expansion.points() - runs.size();
    }

    /** Number of runs. */
    public int size() {
        return runs.size();
    }

    /** Identity of a run, 0 to {@link #size()}−1. */
    public String runId(int run) {
        return runs.get(run).id();
    }

    /** What the sweep's axes are for a run, by path. */
    public Map<String, Object> axisValues(int run) {
        Map<String, Object> given = expansion.values(runs.get(run).point());
        Map<String, Object> values = new LinkedHashMap<>();
        file.varying().forEach(path -> values.put(path, given.get(path)));
        return values;
    }

    /** Expected time on one core of all runs before any was measured, s. */
    public double expectedSeconds() {
        return runs.stream().mapToDouble(PlannedRun::prior).sum();
    }

    List<PlannedRun> runs() {
        return runs;
    }

    List<PlannedDataset> datasets() {
        return datasets;
    }

    /** The spec of a run. */
    RunSpec spec(PlannedRun run) {
        return expansion.spec(run.point());
    }
}
