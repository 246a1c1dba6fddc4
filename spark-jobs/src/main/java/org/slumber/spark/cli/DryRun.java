package org.slumber.spark.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.spark.job.SweepPlan;
import org.slumber.spark.sweep.Direction;

/** What a sweep would do. */
final class DryRun {
    /** Runs that are listed one by one; of more only the first and the last. */
    private static final int LISTED = 40;

    private static final int ENDS = 5;

    private DryRun() {}

    static void print(SweepPlan plan, PrintStream to) {
        for (Direction direction : plan.file().directions()) {
            to.println(direction.text());
        }
        int size = plan.size();
        for (int run = 0; run < size; run++) {
            if (size > LISTED && run == ENDS) {
                to.println("  ...");
                run = size - ENDS;
            }
            to.println("  " + plan.runId(run) + "  " + line(plan.axisValues(run)));
        }
        double seconds = plan.expectedSeconds();
        int cores = Runtime.getRuntime().availableProcessors();
        to.println(plan.file().name() + ": " + ConsoleProgress.runs(size)
                + (plan.duplicates() == 0 ? "" : " (" + plan.duplicates() + " more points repeat one of them)")
                + ", about " + Duration.text(seconds) + " on one core, "
                + Duration.text(seconds / Math.min(cores, size)) + " on the "
                + String.format(Locale.ROOT, "%d", cores) + " of this machine");
    }

    private static String line(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
