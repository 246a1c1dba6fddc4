package org.slumber.spark.analysis.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slumber.spark.analysis.AnalysisViews;

/**
 * The points that one of two folders has by several versions of the engine or on several contents of a data set. Their
 * means would be over unlike runs, so the setting of each such point says the engine and the data, too.
 *
 * @param values of such a point the values of each of {@link AnalysisViews#provenanceColumns}, in both folders
 * @param notes what is done about them, a sentence a folder
 */
record MixedProvenance(Map<List<String>, List<Set<String>>> values, List<String> notes) {
    private static final int SETTING = AnalysisViews.pointColumns().indexOf("setting");

    static MixedProvenance of(List<ComparedRun> a, List<ComparedRun> b) {
        List<String> notes = new ArrayList<>();
        Set<List<String>> mixed = new HashSet<>(mixed("A", a, notes));
        mixed.addAll(mixed("B", b, notes));
        Map<List<String>, List<Set<String>>> values = new HashMap<>();
        for (List<ComparedRun> runs : List.of(a, b)) {
            values(runs).forEach((point, found) -> {
                if (mixed.contains(point)) {
                    values.merge(point, found, MixedProvenance::both);
                }
            });
        }
        return new MixedProvenance(values, notes);
    }

    private static Set<List<String>> mixed(String folder, List<ComparedRun> runs, List<String> notes) {
        Map<List<String>, List<Set<String>>> values = values(runs);
        values.values().removeIf(found -> found.stream().allMatch(each -> each.size() == 1));
        if (!values.isEmpty()) {
            Set<String> what = new TreeSet<>();
            values.values().forEach(found -> {
                if (found.get(0).size() > 1) {
                    what.add("by several engine versions (" + String.join(", ", found.get(0)) + ")");
                }
                if (found.get(1).size() > 1) {
                    what.add("on several contents of the data set");
                }
            });
            notes.add("In " + folder + ", " + (values.size() == 1 ? "1 point has" : values.size() + " points have")
                    + " runs " + String.join(" and ", what)
                    + "; these are not pooled, but compared with runs by the same engine on the same data only.");
        }
        return values.keySet();
    }

    private static Map<List<String>, List<Set<String>>> values(List<ComparedRun> runs) {
        Map<List<String>, List<Set<String>>> values = new HashMap<>();
        for (ComparedRun run : runs) {
            values.merge(
                    run.point(),
                    run.provenance().stream()
                            .<Set<String>>map(value -> new TreeSet<>(Set.of(value)))
                            .toList(),
                    MixedProvenance::both);
        }
        return values;
    }

    private static List<Set<String>> both(List<Set<String>> some, List<Set<String>> others) {
        for (int i = 0; i < some.size(); i++) {
            some.get(i).addAll(others.get(i));
        }
        return some;
    }

    /** The run at the point that it is compared at. */
    ComparedRun apart(ComparedRun run) {
        List<Set<String>> found = values.get(run.point());
        if (found == null) {
            return run;
        }
        List<String> parts = new ArrayList<>();
        if (!run.point().get(SETTING).isEmpty()) {
            parts.add(run.point().get(SETTING));
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).size() > 1) {
                parts.add(AnalysisViews.provenanceColumns().get(i) + "="
                        + run.provenance().get(i));
            }
        }
        List<String> point = new ArrayList<>(run.point());
        point.set(SETTING, String.join(", ", parts));
        return run.at(List.copyOf(point));
    }
}
