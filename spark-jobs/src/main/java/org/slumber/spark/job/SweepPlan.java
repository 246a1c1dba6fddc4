package org.slumber.spark.job;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.sweep.Expansion;
import org.slumber.spark.sweep.SweepFile;

/** All runs of a sweep with their identities, and the data sets that they need. */
public final class SweepPlan {
    /** Specs that are held at a time while a plan is made. */
    private static final int AT_ONCE = 20_000;
    /** In place of an identity, as wide, where the data set it hangs on is missing. */
    private static final String NO_IDENTITY = "-".repeat(32);

    private final SweepFile file;
    private final Path data;
    private final Expansion expansion;
    private final List<PlannedRun> runs;
    private final List<PlannedDataset> datasets;
    private final List<String> missing;

    private SweepPlan(
            SweepFile file,
            Path data,
            Expansion expansion,
            List<PlannedRun> runs,
            List<PlannedDataset> datasets,
            List<String> missing) {
        this.file = file;
        this.data = data;
        this.expansion = expansion;
        this.runs = List.copyOf(runs);
        this.datasets = datasets;
        this.missing = missing;
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
        return of(file, new DatasetShelf(new DataPlaces(data, file.sets()), DatasetShelf.Missing.REFUSED));
    }

    /**
     * As {@link #of}, to be looked at only: a data set known by name that is not in the folder is noted in
     * {@link #missing()}, and its runs have no identity yet.
     */
    public static SweepPlan outline(SweepFile file, Path data) {
        return of(file, new DatasetShelf(new DataPlaces(data, file.sets()), DatasetShelf.Missing.NOTED));
    }

    private static SweepPlan of(SweepFile file, DatasetShelf shelf) {
        Expansion expansion = new Expansion(file);
        Expansion.Distinct distinct = expansion.distinct();
        Map<String, String> families = new ConcurrentHashMap<>();
        PlannedRun[] runs = new PlannedRun[distinct.size()];
        for (int from = 0; from < runs.length; from += AT_ONCE) {
            int to = Math.min(runs.length, from + AT_ONCE);
            RunSpec[] specs = IntStream.range(from, to)
                    .parallel()
                    .mapToObj(i -> expansion.spec(distinct.points()[i]))
                    .toArray(RunSpec[]::new);
            int[] places = places(file, shelf, specs);
            List<PlannedDataset> datasets = shelf.datasets();
            int first = from;
            IntStream.range(from, to).parallel().forEach(i -> {
                RunSpec spec = specs[i - first];
                int place = places[i - first];
                runs[i] = new PlannedRun(
                        distinct.points()[i],
                        place == DatasetShelf.NOWHERE
                                ? NO_IDENTITY
                                : distinct.hashes()[i].runId(datasets.get(place).checksum(), Engine.VERSION),
                        place,
                        families.computeIfAbsent(CostModel.family(spec), same -> same),
                        CostModel.prior(spec));
            });
        }
        return new SweepPlan(file, shelf.folder(), expansion, unlike(runs), shelf.datasets(), shelf.missing());
    }

    /** The first of each identity: one data set may have been named by two paths. */
    private static List<PlannedRun> unlike(PlannedRun[] runs) {
        Set<String> ids = new HashSet<>(2 * runs.length);
        return Arrays.stream(runs)
                .filter(run -> run.dataset() == DatasetShelf.NOWHERE || ids.add(run.id()))
                .toList();
    }

    /** One after another, so that the data sets stand in the order of the runs. */
    private static int[] places(SweepFile file, DatasetShelf shelf, RunSpec[] specs) {
        try {
            return Arrays.stream(specs).mapToInt(shelf::placeOf).toArray();
        } catch (InvalidInputException e) {
            throw SweepFile.prefixed(file.source(), e);
        }
    }

    /** The same runs, some of which go by another identity. */
    SweepPlan withIds(Map<String, String> otherIds) {
        return otherIds.isEmpty()
                ? this
                : new SweepPlan(
                        file,
                        data,
                        expansion,
                        runs.stream()
                                .map(run -> run.as(otherIds.getOrDefault(run.id(), run.id())))
                                .toList(),
                        datasets,
                        missing);
    }

    /** The folder of the data sets known by name. */
    Path data() {
        return data;
    }

    /** Whether any run's data set is given as a path. */
    boolean namesDatasetsByPath() {
        return runs.stream()
                .map(run -> expansion.values(run.point()).get("dataset"))
                .anyMatch(dataset -> dataset != null && !Datasets.known(String.valueOf(dataset)));
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

    /** Whether a run is of a seed that only confirms. */
    public boolean fresh(int run) {
        return file.confirm().isPresent()
                && run % file.seedsSideBySide() >= file.confirm().get().searched();
    }

    /** Identity of a run, 0 to {@link #size()}−1. */
    public String runId(int run) {
        return runs.get(run).id();
    }

    /** What the sweep's axes are for a run, by path; first of all its variant, if the sweep has such. */
    public Map<String, Object> axisValues(int run) {
        int point = runs.get(run).point();
        Map<String, Object> given = expansion.values(point);
        Map<String, Object> values = new LinkedHashMap<>();
        expansion.variantText(point).ifPresent(text -> values.put("variant", text));
        file.varying().forEach(path -> values.put(path, given.get(path)));
        return values;
    }

    /** Number of the competition that a run is in: one for each data set, of each variant where there are such. */
    int competition(int run) {
        PlannedRun planned = runs.get(run);
        return expansion
                .variant(planned.point())
                .map(variant -> planned.dataset() * file.variants().size() + variant)
                .orElse(planned.dataset());
    }

    /** What a competition is about, as a sentence names it. */
    String competitionName(int competition) {
        int variants = Math.max(1, file.variants().size());
        String dataset = datasets.get(competition / variants).dataset().name();
        return file.variants().isEmpty()
                ? dataset
                : dataset + ", " + file.variants().get(competition % variants);
    }

    /** Data sets of an {@link #outline} that are not in the data folder. */
    public List<String> missing() {
        return missing;
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
