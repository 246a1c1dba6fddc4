package org.slumber.spark.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slumber.mixed.DoseAnswer;
import org.slumber.spark.analysis.dose.DoseAnswers;
import org.slumber.spark.analysis.dose.DoseAnswers.Answer;
import org.slumber.spark.analysis.dose.DoseGroup;

/**
 * Which dose is best, as text.
 *
 * @param answers what is said
 * @param ofRuns what a reader must know of the runs, a sentence each
 */
record DoseText(DoseAnswers answers, List<String> ofRuns) implements FiguresText {

    @Override
    public void table(PrintStream to) {
        to.println(
                "Accuracy over the sleep ratio: a smoothing spline on the logit scale; bands and intervals are of 95 %.");
        ofRuns.forEach(to::println);
        answers.notes().forEach(to::println);
        for (Answer answer : answers.answers()) {
            to.println();
            to.println(named(answer) + " (" + answer.runs() + " runs, " + answer.seeds() + " seeds): "
                    + sentence(answer.answer()));
            TextTable table =
                    new TextTable(List.of("sleep_ratio", "accuracy", "low", "high"), List.of(true, true, true, true));
            answer.answer().curve().stream()
                    .filter(point -> answer.measured().contains(point.dose()))
                    .forEach(point -> table.add(List.of(
                            dose(point.dose()),
                            TextFormat.cell(point.mean()),
                            TextFormat.cell(point.interval().low()),
                            TextFormat.cell(point.interval().high()))));
            to.println(table);
        }
    }

    private static String named(Answer answer) {
        return DoseGroup.named(answer.dataset(), answer.learner(), answer.condition());
    }

    private static String sentence(DoseAnswer answer) {
        String asGood = "any dose between " + dose(answer.asGood().low()) + " and "
                + dose(answer.asGood().high()) + " is as good, as far as these runs tell.";
        String best = dose(answer.best()) + " (" + dose(answer.interval().low()) + " to "
                + dose(answer.interval().high()) + ")" + gain(answer) + ".";
        String optimum = answer.flat()
                ? "the curve is flat: " + asGood + " It is highest at " + best
                : "the best dose is " + best + " A" + asGood.substring(1);
        return optimum + " " + better(answer);
    }

    private static String better(DoseAnswer answer) {
        return answer.better().isEmpty()
                ? "No run is without sleep, so that nothing says what a dose gains."
                : "The dose of " + dose(answer.surest().orElseThrow()) + " is better than none with probability "
                        + probability(answer.better().getAsDouble()) + ", and no dose more surely.";
    }

    private static String gain(DoseAnswer answer) {
        if (answer.gain().isEmpty() || answer.best() == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ", %+.4f (%+.4f to %+.4f) over none",
                answer.gain().getAsDouble(),
                answer.gainInterval().low(),
                answer.gainInterval().high());
    }

    /** It is a share of draws, of which all may agree. */
    private static String probability(double share) {
        return share > 0.999 ? "> 0.999" : share < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", share);
    }

    /** To three digits. */
    private static String dose(double dose) {
        return new BigDecimal(dose)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The optima, then the curves with the points between the measured doses, the figures of a part in its columns. */
    @Override
    public void csv(PrintStream to) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Answer answer : answers.answers()) {
            lines.add(line("optimum", answer, figures(answer)));
        }
        for (Answer answer : answers.answers()) {
            points(answer.answer()).forEach(point -> lines.add(line("curve", answer, point)));
        }
        Set<String> header = new LinkedHashSet<>();
        lines.forEach(row -> header.addAll(row.keySet()));
        to.print(CsvText.line(header));
        lines.forEach(row -> to.print(
                CsvText.line(Arrays.asList(header.stream().map(row::get).toArray()))));
    }

    private static Map<String, Object> line(String part, Answer answer, Map<String, Object> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("part", part);
        line.putAll(names(answer));
        line.putAll(figures);
        return line;
    }

    @Override
    public void json(PrintStream to) {
        List<String> notes = new ArrayList<>(ofRuns);
        notes.addAll(answers.notes());
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Answer answer : answers.answers()) {
            Map<String, Object> curve = names(answer);
            curve.putAll(figures(answer));
            curve.put("curve", points(answer.answer()));
            curves.add(curve);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("notes", notes);
        object.put("curves", curves);
        to.println(TextFormat.json(object));
    }

    private static Map<String, Object> names(Answer answer) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("dataset", answer.dataset());
        names.put("learner", answer.learner());
        names.put("condition", answer.condition());
        return names;
    }

    private static Map<String, Object> figures(Answer of) {
        DoseAnswer answer = of.answer();
        boolean none = answer.gain().isPresent();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("runs", of.runs());
        figures.put("seeds", of.seeds());
        figures.put("best", answer.best());
        figures.put("best_low", answer.interval().low());
        figures.put("best_high", answer.interval().high());
        figures.put("gain", none ? answer.gain().getAsDouble() : null);
        figures.put("gain_low", none ? answer.gainInterval().low() : null);
        figures.put("gain_high", none ? answer.gainInterval().high() : null);
        figures.put("as_good_from", answer.asGood().low());
        figures.put("as_good_to", answer.asGood().high());
        figures.put("flat", answer.flat());
        figures.put("probability_better", none ? answer.better().orElseThrow() : null);
        figures.put("surest", none ? answer.surest().orElseThrow() : null);
        return figures;
    }

    private static List<Map<String, Object>> points(DoseAnswer answer) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (DoseAnswer.Point point : answer.curve()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("sleep_ratio", point.dose());
            row.put("mean", point.mean());
            row.put("low", point.interval().low());
            row.put("high", point.interval().high());
            points.add(row);
        }
        return points;
    }
}
