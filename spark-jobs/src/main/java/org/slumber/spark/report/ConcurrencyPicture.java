package org.slumber.spark.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slumber.spark.results.Provenance;

/**
 * Parallel efficiency: how many runs were at work over the time of the sweep. Time in which no run was at work for more
 * than a minute, because the sweep was stopped and went on later, is cut out.
 */
final class ConcurrencyPicture {
    private static final String ID = "parallel";
    private static final String TITLE = "Parallel efficiency";
    private static final double IDLE_SECONDS = 60;
    /** Steps of the drawn line. */
    private static final int BINS = 400;

    /** Starts whose efficiency is told in words. */
    private static final int NAMED = 5;

    /** A run's time in seconds from the start of the first, idle time cut out. */
    private record Span(double from, double to) {}

    /**
     * A stretch without idle time.
     *
     * @param startedAt of its first run
     * @param from where it starts on the axis, s
     * @param to where it ends, s
     * @param runs at work in it
     * @param most runs at work at once
     * @param efficiency time of all runs over length times most
     */
    record Stretch(String startedAt, double from, double to, int runs, int most, double efficiency) {}

    private final List<SweepRun> runs;
    private final List<Provenance> starts;
    private final List<Span> spans = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();

    private ConcurrencyPicture(List<SweepRun> runs, List<Provenance> starts) {
        this.runs = runs;
        this.starts = starts;
    }

    static Picture of(SweepResults results, List<Provenance> starts) {
        List<SweepRun> timed = results.runs().stream()
                .filter(run -> run.startedAt().isPresent() && run.wallSeconds() > 0 && !run.reused())
                .sorted(Comparator.comparing(run -> run.startedAt().get()))
                .toList();
        if (timed.isEmpty()) {
            return Picture.missing(
                    ID,
                    TITLE,
                    "There is nothing to draw: no run that was made for this folder says when it started and how long it took.");
        }
        return new ConcurrencyPicture(timed, starts).picture();
    }

    private Picture picture() {
        stretch();
        List<String> notes = new ArrayList<>();
        double length = 0;
        double busy = 0;
        for (Stretch stretch : stretches) {
            length += (stretch.to() - stretch.from()) * stretch.most();
            busy += stretch.efficiency() * (stretch.to() - stretch.from()) * stretch.most();
        }
        double cpu = runs.stream().mapToDouble(SweepRun::cpuSeconds).sum();
        double wall = runs.stream().mapToDouble(SweepRun::wallSeconds).sum();
        notes.add("Runs were at work for " + Figures.significant(100 * busy / length)
                + " % of the places they had (the most runs at once times the time they took), and had a processor for "
                + Figures.significant(100 * cpu / wall) + " % of that time.");
        starts.stream()
                .filter(start ->
                        start.ending().isPresent() && start.ending().get().done() > 0)
                .map(start -> start.ending().get())
                .limit(NAMED)
                .forEach(ending -> notes.add("Of the start that ended at " + ending.end() + ", " + ending.done()
                        + " runs on " + ending.cores() + " cores took " + Figures.significant(ending.cpuSeconds())
                        + " s of CPU time in " + Figures.significant(ending.wallSeconds())
                        + " s: parallel efficiency (CPU time over time × cores) "
                        + Figures.significant(ending.parallelEfficiency()) + "."));
        if (stretches.size() > 1) {
            notes.add("The sweep was at work in " + stretches.size()
                    + " stretches, which the dotted lines part; the time" + " between them is cut out.");
        }
        return new Picture(
                ID,
                TITLE,
                "How many runs were at work, from when they say they started and how long they took.",
                notes,
                List.of(new Chart("concurrency", TITLE, Map.of("line", line(), "stretches", stretches))));
    }

    /** Cuts idle time out. */
    private void stretch() {
        Instant zero = runs.get(0).startedAt().orElseThrow();
        double cut = 0;
        double end = 0;
        int first = 0;
        for (int i = 0; i < runs.size(); i++) {
            SweepRun run = runs.get(i);
            double from = Duration.between(zero, run.startedAt().orElseThrow()).toNanos() / 1e9 - cut;
            if (i > first && from > end + IDLE_SECONDS) {
                close(first, i, end);
                first = i;
                cut += from - end;
                from = end;
            }
            spans.add(new Span(from, from + run.wallSeconds()));
            end = Math.max(end, from + run.wallSeconds());
        }
        close(first, runs.size(), end);
    }

    private void close(int first, int behind, double end) {
        double from = spans.get(first).from();
        double busy = 0;
        List<double[]> changes = new ArrayList<>();
        for (Span span : spans.subList(first, behind)) {
            busy += span.to() - span.from();
            changes.add(new double[] {span.from(), 1});
            changes.add(new double[] {span.to(), -1});
        }
        // where one ends as another starts, the end comes first
        changes.sort(
                Comparator.comparingDouble((double[] change) -> change[0]).thenComparingDouble(change -> change[1]));
        int at = 0;
        int most = 0;
        for (double[] change : changes) {
            at += (int) change[1];
            most = Math.max(most, at);
        }
        stretches.add(new Stretch(
                runs.get(first).startedAt().orElseThrow().toString(),
                Figures.drawn(from),
                Figures.drawn(end),
                behind - first,
                most,
                Figures.drawn(busy / ((end - from) * most))));
    }

    /** Mean number of runs at work in equal bins: {@code [s, runs]}. */
    private List<List<Double>> line() {
        double end = stretches.get(stretches.size() - 1).to();
        double width = end / BINS;
        double[] busy = new double[BINS];
        for (Span span : spans) {
            int last = Math.min(BINS - 1, (int) (span.to() / width));
            for (int bin = Math.min(last, (int) (span.from() / width)); bin <= last; bin++) {
                double overlap = Math.min(span.to(), (bin + 1) * width) - Math.max(span.from(), bin * width);
                busy[bin] += Math.max(0, overlap);
            }
        }
        List<List<Double>> line = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            line.add(List.of(Figures.drawn(bin * width), Figures.drawn(busy[bin] / width)));
        }
        return line;
    }
}
