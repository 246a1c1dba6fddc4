package org.slumber.spark.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.spark.job.Forecast;
import org.slumber.spark.job.SweepPlan;
import org.slumber.spark.report.TimeSpan;
import org.slumber.spark.sweep.Direction;
import org.slumber.spark.sweep.Halving;

/** What a sweep would do. */
final class DryRun {
    /** Runs that are listed one by one; of more only the first and the last. */
    private static final int LISTED = 40;

    private static final int ENDS = 5;

    private DryRun() {}

    static void print(SweepPlan plan, Forecast forecast, PrintStream to) {
        for (Direction direction : plan.file().directions()) {
            to.println(direction.text());
        }
        plan.file().adaptive().ifPresent(adaptive -> to.println(adaptive.text()));
        plan.file()
                .confirm()
                .ifPresent(confirm ->
                        to.println(confirm.text(!plan.file().variants().isEmpty())));
        plan.file().conditions().texts().forEach(to::println);
        plan.excludingNothing().forEach(text -> to.println("exclude: no point has " + text));
        int size = forecast.first().size();
        for (int i = 0; i < size; i++) {
            if (size > LISTED && i == ENDS) {
                to.println("  ...");
                i = size - ENDS;
            }
            int run = forecast.first().get(i);
            to.println("  " + plan.runId(run) + "  " + line(plan.axisValues(run)));
        }
        printExpected(plan, forecast, to);
    }

    /** How many runs there are, and how long they will take. */
    static void printExpected(SweepPlan plan, Forecast forecast, PrintStream to) {
        int size = forecast.first().size();
        to.println(plan.file().name() + ": " + ConsoleProgress.runs(size) + leftOut(plan)
                + (forecast.later().isEmpty() && forecast.confirming().isEmpty() ? "" : " to begin with") + ", about "
                + duration(forecast.seconds(), size)
                // nothing is measured yet, and machines differ from the ordinary core that is taken
                + " (half to twice that, as machines differ)");
        if (plan.file().adaptive().orElse(null) instanceof Halving) {
            halved(forecast, to);
        } else {
            forecast.later()
                    .forEach(stage -> to.println("then at most " + ConsoleProgress.runs(stage.runs())
                            + " more as the results ask for, at most " + duration(stage.seconds(), stage.runs())));
        }
        forecast.confirming()
                .ifPresent(stage -> to.println("then " + ConsoleProgress.runs(stage.runs())
                        + " on fresh seeds to confirm the best, about " + duration(stage.seconds(), stage.runs())));
    }

    /** What has to be fetched before the sweep can run. */
    static void printMissing(SweepPlan plan, Path sets, PrintStream to) {
        if (!plan.missing().isEmpty()) {
            to.println("Not in " + sets + " yet: " + String.join(", ", plan.missing())
                    + "; fetch with ./submit.sh data fetch " + String.join(" ", plan.missing()) + " --data " + sets);
        }
    }

    private static void halved(Forecast forecast, PrintStream to) {
        double seconds = forecast.seconds();
        for (Forecast.Stage stage : forecast.later()) {
            seconds += stage.seconds();
            to.println("then about " + ConsoleProgress.runs(stage.runs())
                    + stage.epochs()
                            .map(epochs -> " stopped after " + epochs + " epochs")
                            .orElse(" whole")
                    + ", about " + duration(stage.seconds(), stage.runs()));
        }
        to.println("in all about " + TimeSpan.text(seconds) + " on one core, where every run whole would take "
                + TimeSpan.text(forecast.all()));
    }

    /** Where seeds are added, a point is counted once for all that it may have. */
    private static String leftOut(SweepPlan plan) {
        int seeds = plan.file().seedsSideBySide();
        int folded = plan.duplicates() / seeds;
        int excluded = plan.excluded() / seeds;
        List<String> parts = new ArrayList<>();
        if (folded > 0) {
            parts.add(folded
                    + (folded == 1
                            ? " more point is the same run as one of them"
                            : " more points are the same runs as some of them"));
        }
        if (excluded > 0) {
            parts.add(excluded + " excluded");
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static String duration(double seconds, int runs) {
        int cores = Runtime.getRuntime().availableProcessors();
        return TimeSpan.text(seconds) + " on one core, " + TimeSpan.text(seconds / Math.max(1, Math.min(cores, runs)))
                + " on the " + cores + " of this machine";
    }

    private static String line(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
