package org.slumber.spark.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** Which classes are told apart: confusion matrices over all seeds, without a regulariser and with the best. */
final class ConfusionPicture {
    private static final String ID = "confusion";
    private static final String TITLE = "Accuracy by class and confusion";

    private final SweepResults results;
    private final Function<String, List<String>> classes;
    private final Map<String, int[]> confusions = new HashMap<>();

    /**
     * One matrix.
     *
     * @param name whose
     * @param runs that it sums over
     * @param counts test samples by true class (row) and predicted class
     */
    record Matrix(String name, int runs, int[][] counts) {}

    private ConfusionPicture(SweepResults results, Function<String, List<String>> classes) {
        this.results = results;
        this.classes = classes;
    }

    /**
     * The picture.
     *
     * @param classes names of the classes of a data set, by label; may be fewer than there are
     */
    static Picture of(SweepResults results, ExampleRuns examples, Function<String, List<String>> classes) {
        return new ConfusionPicture(results, classes).picture(examples);
    }

    private Picture picture(ExampleRuns examples) {
        Map<ExampleRuns.Example, List<List<SweepRun>>> shown = new LinkedHashMap<>();
        examples.examples().forEach(example -> shown.put(example, List.of(without(example), with(example, examples))));
        read(shown.values().stream().flatMap(List::stream).flatMap(List::stream).toList());
        List<Chart> charts = new ArrayList<>();
        shown.forEach((example, runs) -> {
            List<Matrix> matrices = new ArrayList<>();
            add(matrices, "without", runs.get(0));
            add(matrices, example.controlledName(), runs.get(1));
            if (!matrices.isEmpty()) {
                charts.add(new Chart(
                        "confusion",
                        TITLE + ": " + example.subject(),
                        Map.of(
                                "matrices",
                                matrices,
                                "classes",
                                classes.apply(example.subject().dataset()))));
            }
        });
        if (charts.isEmpty()) {
            return Picture.missing(
                    ID, TITLE, "There is nothing to draw: no run that ended well has a confusion matrix.");
        }
        return new Picture(
                ID,
                TITLE,
                "Of the test samples of a true class (row), the share that was taken for each class (column), summed over all"
                        + " seeds; the diagonal is the accuracy by class, which the bars repeat.",
                List.of(),
                charts);
    }

    private List<SweepRun> without(ExampleRuns.Example example) {
        return example.uncontrolled().stream()
                .flatMap(chosen ->
                        results.ended().stream().filter(run -> run.point().equals(chosen.point())))
                .toList();
    }

    private static List<SweepRun> with(ExampleRuns.Example example, ExampleRuns examples) {
        return example.controlled().stream()
                .flatMap(chosen -> examples.runsOf(chosen.point()).stream())
                .toList();
    }

    private void read(List<SweepRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        Object[] ids = runs.stream().map(SweepRun::id).distinct().toArray();
        for (Row row : results.tables()
                .runs()
                .where(col("run_id").isin(ids).and(col("confusion").isNotNull()))
                .select("run_id", "confusion")
                .collectAsList()) {
            confusions.put(
                    row.getString(0),
                    row.<Integer>getList(1).stream().mapToInt(count -> count).toArray());
        }
    }

    private void add(List<Matrix> matrices, String name, List<SweepRun> runs) {
        int[] sum = new int[0];
        int used = 0;
        for (SweepRun run : runs) {
            int[] confusion = confusions.getOrDefault(run.id(), new int[0]);
            if (confusion.length > 0 && (sum.length == 0 || sum.length == confusion.length)) {
                sum = sum.length == 0 ? new int[confusion.length] : sum;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += confusion[i];
                }
                used++;
            }
        }
        int classes = (int) Math.round(Math.sqrt(sum.length));
        if (used > 0) {
            int[][] counts = new int[classes][];
            for (int row = 0; row < classes; row++) {
                counts[row] = Arrays.copyOfRange(sum, row * classes, (row + 1) * classes);
            }
            matrices.add(new Matrix(name, used, counts));
        }
    }
}
