package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.RunRecord;
import org.slumber.spark.sweep.SpecHash;
import org.slumber.spark.sweep.SweepFiles;

/** Folders of sweeps whose data set was named by its path while the path was part of a run's identity. */
class FormerIdsTest {
    @TempDir
    Path root;

    private Path set;
    private SweepFixture fixture;

    @BeforeEach
    void write() throws IOException {
        set = Files.createDirectory(root.resolve("set"));
        ByteBuffer images = ByteBuffer.allocate(16 + 2000)
                .putInt(0x803)
                .putInt(2000)
                .putInt(1)
                .putInt(1);
        ByteBuffer labels = ByteBuffer.allocate(8 + 2000).putInt(0x801).putInt(2000);
        for (int i = 0; i < 2000; i++) {
            images.put((byte) i);
            labels.put((byte) (i % 4));
        }
        Files.write(set.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(set.resolve("train-labels-idx1-ubyte"), labels.array());
        fixture = new SweepFixture(root);
    }

    private SweepPlan plan(String dataset, int seeds) {
        return SweepPlan.of(
                SweepFiles.of("name: s\nvalues: {dataset: '" + dataset + "', training.images: 20, validation.images: 0,"
                        + " test.images: 20}\naxes:\n  seed: {from: 1, to: " + seeds + ", step: 1}"),
                Path.of("none"));
    }

    @Test
    void aNameOfTheUsersOwnGivesTheIdentitiesThatItsPathGives() {
        SweepPlan named = SweepPlan.of(
                SweepFiles.of("name: s\ndata: {folder: none, mine: '" + set + "'}\nvalues: {dataset: mine,"
                        + " training.images: 20, validation.images: 0, test.images: 20}\naxes:\n  seed: [1, 2]"),
                Path.of("none"));
        assertEquals(
                plan(set.toString(), 2).runs().stream().map(PlannedRun::id).toList(),
                named.runs().stream().map(PlannedRun::id).toList());
        assertEquals("mine", named.datasets().get(0).dataset().name(), "what titles call it");
    }

    private SweepJob job(SweepPlan plan) {
        return new SweepJob(
                fixture.spark, plan, fixture.folder, FakeSimulation.sound(), SweepFixture.PLAIN, SweepProgress.NONE);
    }

    /** What the identity was: SHA-256 over every value, the path among them, then over the checksum and the version. */
    private static String formerId(RunSpec spec, String checksum) throws Exception {
        StringBuilder text = new StringBuilder();
        Map<String, Object> values = Catalogue.valuesOf(spec);
        for (Parameter parameter : Catalogue.parameters()) {
            Object value = values.get(parameter.path());
            if (value != null && !parameter.impliedValue().equals(Optional.of(value))) {
                String written = value instanceof Double real
                        ? HexFormat.of().toHexDigits(Double.doubleToLongBits(real))
                        : value.toString();
                text.append(parameter.path()).append('=').append(written).append('\n');
            }
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] hash = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        sha256.update(hash);
        sha256.update((checksum + "\n" + Engine.VERSION).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }

    /** Stores the runs of a plan as they were stored then, and returns their identities. */
    private List<String> storeAsBefore(SweepPlan plan) throws Exception {
        Map<String, String> former = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            String id = formerId(plan.spec(run), plan.datasets().get(0).checksum());
            assertNotEquals(run.id(), id);
            former.put(run.id(), id);
            ids.add(id);
        }
        job(plan.withIds(former)).run();
        return ids;
    }

    private List<String> stored() {
        return ResultTables.open(fixture.spark, fixture.folder)
                .runs()
                .orderBy("seed")
                .select("run_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void aSweepFindsItsRunsAndTheyKeepTheirIdentity() throws Exception {
        List<String> before = storeAsBefore(plan(set.toString(), 3));
        assertEquals(before, stored());
        SweepPlan plan = plan(set.toString(), 4);
        SweepJob job = job(plan);
        SweepSummary summary = job.run();
        assertEquals(1, summary.done());
        assertEquals(3, summary.resume().skipped());
        List<String> all = new ArrayList<>(before);
        all.add(plan.runId(3));
        assertEquals(all, job.runIds(false));
        assertEquals(all, stored());
        assertEquals(0, job(plan).run().done());
    }

    @Test
    void anotherSpellingOfThePathFindsThemToo() throws Exception {
        storeAsBefore(plan(set.toString(), 2));
        assertEquals(0, job(plan(set + "/../set", 2)).run().done());
        assertEquals(2, stored().size());
    }

    @Test
    void otherContentUnderThePathIsAnotherRun() throws Exception {
        storeAsBefore(plan(set.toString(), 2));
        byte[] images = Files.readAllBytes(set.resolve("train-images-idx3-ubyte"));
        images[20]++;
        Files.write(set.resolve("train-images-idx3-ubyte"), images);
        assertEquals(2, job(plan(set.toString(), 2)).run().done());
        assertEquals(4, stored().size());
    }

    @Test
    void runsThatAreThereUnderTodaysIdentityAreThose() throws Exception {
        SweepPlan plan = plan(set.toString(), 2);
        job(plan).run();
        storeAsBefore(plan);
        SweepJob job = job(plan);
        assertEquals(0, job.run().done());
        assertEquals(List.of(plan.runId(0), plan.runId(1)), job.runIds(false));
    }

    private SweepPlan awake(String values) {
        return SweepPlan.of(
                SweepFiles.of("name: s\nvalues: {dataset: '" + set + "', training.images: 20, validation.images: 0,"
                        + " test.images: 20, " + values + "}\naxes: {seed: [1, 2]}"),
                Path.of("none"));
    }

    /** What acts on nothing was part of the identity, and stands in the row. */
    private String storeSpelled(SweepPlan plan, long seed, Map<String, Object> values) throws IOException {
        PlannedRun run = plan.runs().get((int) seed - 1);
        Map<String, Object> all = new HashMap<>(Catalogue.valuesOf(plan.spec(run)));
        all.putAll(values);
        RunSpec spec = Catalogue.specOf(all);
        String checksum = plan.datasets().get(0).checksum();
        String id = SpecHash.of(spec).runId(checksum, Engine.VERSION);
        assertNotEquals(run.id(), id);
        RunRecord record = new RunRecord(
                id,
                spec,
                checksum,
                Optional.of(FakeSimulation.result(seed)),
                Optional.empty(),
                new RunRecord.Timing(Instant.EPOCH, 1, 1, "host"),
                Optional.empty());
        fixture.folder.fileSystem().mkdirs(fixture.folder.of(ResultsFolder.Table.RUNS));
        fixture.folder.fileSystem().mkdirs(fixture.folder.of(ResultsFolder.Table.CHECKPOINTS));
        Map<ResultsFolder.Table, List<Row>> rows = new EnumMap<>(ResultSchema.rows(record));
        rows.put(
                ResultsFolder.Table.RUNS,
                List.of(spelled(rows.get(ResultsFolder.Table.RUNS).get(0), values)));
        new BatchWriter(fixture.folder).commit(List.of(new FinishedRun(id, false, false, 1, 1, rows)));
        return id;
    }

    /** A row with values that it would have left blank. */
    private static Row spelled(Row row, Map<String, Object> values) {
        Object[] all = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
        Catalogue.parameters().stream()
                .filter(parameter -> values.containsKey(parameter.path()))
                .forEach(parameter ->
                        all[ResultSchema.RUNS.fieldIndex(parameter.column())] = values.get(parameter.path()));
        return RowFactory.create(all);
    }

    @Test
    void aRunInWhichAMechanismDoesNothingIsFoundHoweverItWasSpelled() throws Exception {
        SweepPlan plan = awake("sleep.ratio: 0, sleep.decay: 0.5");
        List<String> before = List.of(
                storeSpelled(plan, 1, Map.of("sleep.decay", 0.25)),
                storeSpelled(plan, 2, Map.of("regulariser", "none")));
        SweepJob job = job(plan);
        assertEquals(0, job.run().done());
        assertEquals(before, job.runIds(false));
        assertEquals(before, stored());
        assertEquals(0, job(awake("regulariser: none")).run().done());
    }
}
