package org.slumber.spark.job;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.results.ListedPoints;
import org.slumber.spark.sweep.Expansion;
import org.slumber.spark.sweep.PointsFile;
import org.slumber.spark.sweep.SweepFile;
import org.slumber.spark.text.JsonText;

/** All runs of a sweep with their identities, and the data sets that they need. */
public final class SweepPlan {
    /** Specs that are held at a time while a plan is made. */
    private static final int AT_ONCE = 20_000;
    /** In place of an identity, as wide, where the data set it hangs on is missing. */
    private static final String NO_IDENTITY = "-".repeat(32);

    private final SweepFile file;
    private final Path data;
    private final Expansion expansion;
    private final Expansion.Distinct distinct;
    private final List<PlannedRun> runs;
    private final List<PlannedDataset> datasets;
    private final List<String> missing;
    /** By the identity that a run would have without the mechanisms that do nothing in it, the one that it has. */
    private final Map<String, String> withIdle;

    private SweepPlan(
            SweepFile file,
            Path data,
            Expansion expansion,
            Expansion.Distinct distinct,
            List<PlannedRun> runs,
            List<PlannedDataset> datasets,
            List<String> missing,
            Map<String, String> withIdle) {
        this.file = file;
        this.data = data;
        this.expansion = expansion;
        this.distinct = distinct;
        this.runs = List.copyOf(runs);
        this.datasets = datasets;
        this.missing = missing;
        this.withIdle = withIdle;
    }

    /**
     * A loaded data set.
     *
     * @param dataset the samples
     * @param checksum SHA-256 of its content, hexadecimal
     */
    record PlannedDataset(Samples dataset, String checksum) implements Serializable {}

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
        Map<String, String> withIdle = new ConcurrentHashMap<>();
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
                String id = NO_IDENTITY;
                if (place != DatasetShelf.NOWHERE) {
                    String checksum = datasets.get(place).checksum();
                    id = distinct.hashes()[i].runId(checksum, Engine.VERSION);
                    if (!distinct.hashes()[i].equals(distinct.simulations()[i])) {
                        withIdle.put(distinct.simulations()[i].runId(checksum, Engine.VERSION), id);
                    }
                }
                runs[i] = new PlannedRun(
                        distinct.points()[i],
                        id,
                        place,
                        families.computeIfAbsent(CostModel.family(spec), same -> same),
                        CostModel.prior(spec));
            });
        }
        return new SweepPlan(
                file, shelf.folder(), expansion, distinct, unlike(runs), shelf.datasets(), shelf.missing(), withIdle);
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
                        distinct,
                        runs.stream()
                                .map(run -> run.as(otherIds.getOrDefault(run.id(), run.id())))
                                .toList(),
                        datasets,
                        missing,
                        withIdle);
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

    /**
     * The runs in which a mechanism does nothing, such as sleep at ratio 0: by the identity that each would have without
     * it, the one that it has.
     */
    Map<String, String> withIdle() {
        return withIdle;
    }

    /** What the user asked for. */
    public SweepFile file() {
        return file;
    }

    /** Points of the sweep that stand for a run another point makes already. */
    public int duplicates() {
        return expansion.points() - excluded() - runs.size();
    }

    /** Combinations that the sweep's file excludes. */
    public int excluded() {
        return distinct.excluded();
    }

    /** Conditions of the file's that exclude nothing, in words. */
    public List<String> excludingNothing() {
        return distinct.excludingNothing();
    }

    /**
     * A point of the file of points that a sweep may have, and a run of it.
     *
     * @param point by its name
     * @param runId identity of the run
     */
    record ListedPoint(PointsFile.Named point, String runId) {
        /** As the results folder has it. */
        Row row(String sweep) {
            return ListedPoints.row(sweep, point.name(), runId, JsonText.of(point.values()));
        }
    }

    /** The runs of each point of the file of points, in the order of the sweep; none where it has no such file. */
    List<ListedPoint> listedPoints() {
        if (file.pointsFile().isEmpty()) {
            return List.of();
        }
        Map<Integer, String> ids = new HashMap<>();
        runs.forEach(run -> ids.put(run.point(), run.id()));
        return IntStream.range(0, expansion.points())
                .filter(point -> ids.containsKey(distinct.standIns()[point]))
                .mapToObj(point ->
                        new ListedPoint(expansion.listed(point).orElseThrow(), ids.get(distinct.standIns()[point])))
                .toList();
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

    /**
     * What the sweep's axes are for a run, by path, those left out that do not apply to it; first of all its variant, if
     * the sweep has such.
     */
    public Map<String, Object> axisValues(int run) {
        return axisValues(runs.get(run));
    }

    Map<String, Object> axisValues(PlannedRun run) {
        int point = run.point();
        Map<String, Object> given = expansion.values(point);
        Map<String, Object> values = new LinkedHashMap<>();
        expansion.variantText(point).ifPresent(text -> values.put("variant", text));
        Set<String> without = Catalogue.withoutEffect(expansion.spec(point)).stream()
                .map(Parameter::path)
                .collect(Collectors.toSet());
        file.varying().stream()
                .filter(path -> given.containsKey(path) && !without.contains(path))
                .forEach(path -> values.put(path, given.get(path)));
        return values;
    }

    /** What the sweep's file gives a run, by path. */
    Map<String, Object> given(PlannedRun run) {
        return expansion.values(run.point());
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
