package org.slumber.spark.analysis.dose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.DoseAnswer;
import org.slumber.mixed.DoseCurve;

/**
 * Which dose is best, group by group, and over the data sets of a learner.
 *
 * @param answers the groups that have a curve, then the means over data sets
 * @param notes groups without one and why, a sentence each
 */
public record DoseAnswers(List<Answer> answers, List<String> notes) {
    private static final int DRAWS = 4000;

    /** Keeps its own copies. */
    public DoseAnswers {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    /**
     * A curve.
     *
     * @param dataset data set; {@code overall} for the mean over several
     * @param learner what learns
     * @param condition as {@link DoseGroup#condition}
     * @param runs how many
     * @param seeds how many; of a mean the fewest that a data set has
     * @param measured the doses of the runs that the curve is over
     * @param answer what is said
     */
    public record Answer(
            String dataset,
            String learner,
            String condition,
            int runs,
            long seeds,
            List<Double> measured,
            DoseAnswer answer) {}

    /** A group with its curve. */
    private record Fitted(DoseGroup group, DoseCurve curve) {
        double[][] draws(double[] grid, String purpose) {
            return curve.draws(grid, DRAWS, purpose + group.named());
        }

        double[] doses() {
            return group.runs().distinctDoses();
        }
    }

    /**
     * The answers.
     *
     * @throws InvalidInputException where no group has a curve
     */
    public static DoseAnswers of(List<DoseGroup> groups) {
        if (groups.isEmpty()) {
            throw new InvalidInputException(
                    "no run with a sleep ratio above 0 ended well and has an accuracy: there is no dose to look at");
        }
        List<Answer> answers = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Map<List<String>, List<Fitted>> byLearner = new LinkedHashMap<>();
        for (DoseGroup group : groups) {
            try {
                Fitted fitted = new Fitted(group, DoseCurve.of(group.runs()));
                double[] grid = DoseAnswer.grid(fitted.doses());
                answers.add(answer(
                        group.dataset(), List.of(fitted), fitted.doses(), DoseAnswer.of(grid, fitted.draws(grid, ""))));
                byLearner
                        .computeIfAbsent(List.of(group.learner(), group.condition()), key -> new ArrayList<>())
                        .add(fitted);
            } catch (InvalidInputException e) {
                refused.add(group.named() + " has no curve: " + e.getMessage());
            }
        }
        if (answers.isEmpty()) {
            throw new InvalidInputException(String.join("; ", refused));
        }
        List<String> notes =
                new ArrayList<>(refused.stream().map(why -> why + ".").toList());
        byLearner.values().stream()
                .filter(fitted -> fitted.size() > 1)
                .forEach(fitted -> overall(fitted, answers, notes));
        return new DoseAnswers(answers, notes);
    }

    /** The mean of the data sets' accuracies over the doses that all of them have. */
    private static void overall(List<Fitted> fitted, List<Answer> answers, List<String> notes) {
        double low = fitted.stream().mapToDouble(each -> each.doses()[0]).max().orElseThrow();
        double high = fitted.stream()
                .mapToDouble(each -> each.doses()[each.doses().length - 1])
                .min()
                .orElseThrow();
        double[] doses = fitted.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.doses()))
                .filter(dose -> low <= dose && dose <= high)
                .sorted()
                .distinct()
                .toArray();
        if (low >= high) {
            notes.add(fitted.get(0).group.learner() + " has no curve over its data sets: their doses do not overlap.");
            return;
        }
        double[] grid = DoseAnswer.grid(doses);
        double[][] mean = new double[DRAWS][grid.length];
        for (Fitted each : fitted) {
            double[][] draws = each.draws(grid, "overall ");
            for (int draw = 0; draw < DRAWS; draw++) {
                for (int k = 0; k < grid.length; k++) {
                    mean[draw][k] += draws[draw][k] / fitted.size();
                }
            }
        }
        answers.add(answer("overall", fitted, doses, DoseAnswer.of(grid, mean)));
    }

    private static Answer answer(String dataset, List<Fitted> fitted, double[] doses, DoseAnswer answer) {
        DoseGroup first = fitted.get(0).group;
        return new Answer(
                dataset,
                first.learner(),
                first.condition(),
                fitted.stream()
                        .mapToInt(each -> each.group.runs().doses().length)
                        .sum(),
                fitted.stream().mapToLong(each -> each.group.seeds()).min().orElseThrow(),
                Arrays.stream(doses).boxed().toList(),
                answer);
    }
}
