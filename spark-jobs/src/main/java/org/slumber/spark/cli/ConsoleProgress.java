package org.slumber.spark.cli;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slumber.spark.job.SweepProgress;
import org.slumber.spark.job.SweepSummary;
import org.slumber.spark.report.TimeSpan;

/** Progress on the console: a bar that is drawn over and over on a terminal, now and then a line elsewhere. */
final class ConsoleProgress implements SweepProgress {
    private static final int WIDTH = 30;
    private static final double BAR_SECONDS = 0.2;
    private static final double LINE_SECONDS = 10;
    /** Lines stand wider apart the longer a sweep goes on, up to so many seconds: a log of days is to be read, too. */
    private static final double LONGEST_LINE_SECONDS = 600;

    private static final double LINES = 60;

    private final PrintStream to;
    private final boolean terminal;
    private final String results;
    private double last = Double.NEGATIVE_INFINITY;
    private int lastDone = -1;
    private String drawn = "";

    /**
     * Progress of one sweep.
     *
     * @param to usually standard error
     * @param terminal whether a line can be drawn over
     * @param results the results folder, as the user is to read it
     */
    ConsoleProgress(PrintStream to, boolean terminal, String results) {
        this.to = to;
        this.terminal = terminal;
        this.results = results;
    }

    /** A count of runs in words. */
    static String runs(int count) {
        return count == 1 ? "1 run" : count + " runs";
    }

    @Override
    public void reused(int runs, String from) {
        to.println(runs(runs) + " taken from " + from);
    }

    @Override
    public void planned(Resume resume) {
        to.println(runs(resume.planned()) + " in the sweep"
                + (resume.duplicates() == 0
                        ? ""
                        : " (" + resume.duplicates()
                                + (resume.duplicates() == 1
                                        ? " more point is the same run"
                                        : " more points are the same runs")
                                + ")")
                + ", " + resume.found() + " found in " + results + ", " + resume.skipped() + " skipped"
                + (resume.skippedFailed() == 0
                        ? ""
                        : " (" + resume.skippedFailed() + " of them failed; --retry-failed runs them again)")
                + ", " + resume.toRun() + " to run");
    }

    @Override
    public void advanced(State state) {
        boolean last = state.done() == state.toRun() && state.done() != lastDone;
        double every = terminal
                ? BAR_SECONDS
                : Math.max(LINE_SECONDS, Math.min(LONGEST_LINE_SECONDS, state.elapsedSeconds() / LINES));
        if (!last && state.elapsedSeconds() - this.last < every) {
            return;
        }
        this.last = state.elapsedSeconds();
        lastDone = state.done();
        if (terminal) {
            draw(bar(state) + " " + words(state));
        } else {
            to.println(LocalTime.now(ZoneId.systemDefault())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .format(DateTimeFormatter.ISO_LOCAL_TIME)
                    + " " + words(state));
        }
    }

    @Override
    public void warned(String sentence) {
        end();
        to.println(sentence);
    }

    /** Ends the line that the bar stands on. */
    void end() {
        if (!drawn.isEmpty()) {
            to.println();
            drawn = "";
        }
    }

    /** What the sweep took. */
    static String closing(SweepSummary summary) {
        if (summary.done() == 0) {
            return "Nothing was left to run.";
        }
        return String.format(
                Locale.ROOT,
                "%s%s in %s on %d cores, %s of CPU time: parallel efficiency %.2f, cores at work %.2f of the time.",
                runs(summary.done()),
                summary.failed() == 0 ? "" : " (" + summary.failed() + " failed)",
                TimeSpan.text(summary.wallSeconds()),
                summary.cores(),
                TimeSpan.text(summary.cpuSeconds()),
                summary.parallelEfficiency(),
                summary.occupancy());
    }

    private void draw(String line) {
        // spaces over what is left of a longer line before it
        to.print("\r" + line + " ".repeat(Math.max(0, drawn.length() - line.length())));
        to.flush();
        drawn = line;
    }

    private static String bar(State state) {
        int full = (int) ((long) WIDTH * state.done() / Math.max(1, state.toRun()));
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String words(State state) {
        return String.format(
                Locale.ROOT,
                "%d/%d runs in %s, about %s left (%s to %s)%s",
                state.done(),
                state.toRun(),
                TimeSpan.text(state.elapsedSeconds()),
                TimeSpan.text(state.secondsLeft()),
                TimeSpan.text(state.atLeast()),
                TimeSpan.text(state.atMost()),
                state.failed() == 0 ? "" : ", " + state.failed() + " failed");
    }
}
