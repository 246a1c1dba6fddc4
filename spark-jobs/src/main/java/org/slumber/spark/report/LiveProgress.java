package org.slumber.spark.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slumber.spark.analysis.StoredRun;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.RunStatus;

/**
 * How far the last start of a sweep has come, by the note of it and the runs that are stored. Runs at work, and those that
 * ended but wait to be stored, are not known here.
 *
 * <p>The runs of a start are those that began after it: on machines whose clocks are wrong by more than it takes to start
 * the first run, some are missed.
 *
 * @param start its note
 * @param stored runs of it that are stored
 * @param failed those of them that failed
 * @param cpuSeconds their CPU time
 * @param wallSeconds the time that each of them took, in all
 * @param longest of them, s
 * @param lastEnd when the last of them ended; when the sweep started where there is none
 */
record LiveProgress(
        Provenance start,
        long stored,
        long failed,
        double cpuSeconds,
        double wallSeconds,
        double longest,
        Instant lastEnd) {
    /** Between two commits, and what it takes to begin. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static LiveProgress of(Provenance start, Collection<StoredRun> runs) {
        long stored = 0;
        long failed = 0;
        double cpu = 0;
        double wall = 0;
        double longest = 0;
        Instant last = start.start();
        for (StoredRun run : runs) {
            if (run.value("started_at") instanceof Instant began && !began.isBefore(start.start())) {
                double seconds = run.number("wall_seconds").orElse(0);
                stored++;
                failed += run.text("status").equals(RunStatus.FAILED.text()) ? 1 : 0;
                cpu += run.number("cpu_seconds").orElse(0);
                wall += seconds;
                longest = Math.max(longest, seconds);
                Instant end = began.plusMillis((long) (1000 * seconds));
                last = end.isAfter(last) ? end : last;
            }
        }
        return new LiveProgress(start, stored, failed, cpu, wall, longest, last);
    }

    /** How long the start went on, as far as is known, s. */
    private double elapsed() {
        return start.ending()
                .map(Provenance.Ending::wallSeconds)
                .orElse(Duration.between(start.start(), lastEnd).toMillis() / 1000.0);
    }

    /** Runs that were to be made. */
    long planned() {
        return start.resume().toRun();
    }

    /** How it stands, sentence by sentence. */
    List<String> sentences(Instant now) {
        List<String> sentences = new ArrayList<>();
        Optional<Provenance.Ending> ending = start.ending();
        sentences.add((ending.isEmpty()
                        ? "Going on: "
                        : switch (ending.get().outcome()) {
                            case COMPLETE -> "Complete: ";
                            case STOPPED -> "Stopped before its end: ";
                            case ABORTED -> "Given up: ";
                        })
                + Figures.number(stored) + " of " + Figures.count(planned(), "run", "runs")
                + " of this start are stored"
                + (failed == 0 ? ", none failed." : ", " + Figures.number(failed) + " of them failed.")
                + (start.resume().skipped() == 0
                        ? ""
                        : " " + Figures.count(start.resume().skipped(), "run was", "runs were") + " there before."));
        ending.flatMap(Provenance.Ending::error).ifPresent(error -> sentences.add(error + "."));
        if (ending.isEmpty()) {
            sentences.add(expectation(now));
        }
        return sentences;
    }

    private String expectation(Instant now) {
        Duration longestSilence = PATIENCE.plusSeconds((long) (3 * longest));
        if (stored > 0 && Duration.between(lastEnd, now).compareTo(longestSilence) > 0) {
            return "Of what ended after " + ProvenanceTables.moment(lastEnd)
                    + " UTC no run is stored: if none comes, the sweep was killed, and the same command goes on with it.";
        }
        if (stored == 0) {
            return "Finished runs are stored about 20 s after they ended.";
        }
        long left = Math.max(0, planned() - stored);
        return left == 0
                ? "The last runs are stored."
                : "At the pace so far the " + Figures.count(left, "run", "runs") + " left take about "
                        + TimeSpan.text(left * elapsed() / stored) + ".";
    }

    /** The figures of the start. */
    PageTable table() {
        Optional<Provenance.Ending> ending = start.ending();
        int cores = ending.map(Provenance.Ending::cores).orElse(start.machine().cores());
        // what runs that are still at work took is not known
        String least = ending.isPresent() ? "" : "at least ";
        double time = Math.max(1e-3, elapsed() * cores);
        double cpu = ending.map(Provenance.Ending::cpuSeconds).orElse(cpuSeconds);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("sweep", start.sweep().name() + " (" + start.sweep().file() + ")"));
        rows.add(List.of("runs in it", Figures.number(start.sweep().runs())));
        rows.add(List.of("started (UTC)", ProvenanceTables.moment(start.start())));
        rows.add(List.of("where", start.machine().driver() + ", " + Figures.count(cores, "core", "cores")));
        if (stored > 0) {
            rows.add(List.of(
                    ending.isPresent() ? "last run ended (UTC)" : "last stored run ended (UTC)",
                    ProvenanceTables.moment(lastEnd)));
            rows.add(List.of("time from start to there", TimeSpan.text(elapsed())));
            rows.add(List.of(
                    "parallel efficiency (CPU time over time of all cores)", least + Figures.plain(cpu / time)));
            rows.add(List.of("cores at work", least + Figures.plain(Math.min(1, wallSeconds / time)) + " of the time"));
            rows.add(List.of("CPU time of a run, mean", Figures.significant(cpuSeconds / stored) + " s"));
            rows.add(List.of("runs a minute", Figures.significant(60 * stored / Math.max(1e-3, elapsed()))));
        }
        return new PageTable("This start", List.of("what", "value"), rows);
    }
}
