package org.slumber.spark.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slumber.engine.data.Datasets;

/** What a reader calls data sets: those of a user by the name of their folder or file, not by the path to it. */
final class DatasetNames {
    private final Map<String, String> names = new HashMap<>();

    /** Names of these data sets, as specs call them: each as short as tells it from the others and from what is known by name. */
    DatasetNames(Collection<String> datasets) {
        Set<String> taken = new HashSet<>();
        for (String dataset : datasets.stream().sorted().distinct().toList()) {
            List<String> parts = parts(dataset);
            int first = parts.size() - 1;
            String name = named(parts, first);
            while (first > 0 && (taken.contains(name) || Datasets.known(name))) {
                first--;
                name = named(parts, first);
            }
            if (!taken.add(name) || (Datasets.known(name) && !name.equals(dataset))) {
                name = dataset;
            }
            names.put(dataset, name);
        }
    }

    /** Of the folder, or of the file of images. */
    private static List<String> parts(String dataset) {
        int colon = dataset.indexOf(':');
        String path = colon > 0 ? dataset.substring(0, colon) : dataset;
        return List.of(path.replaceFirst("^[./]*/", "").replaceFirst("/+$", "").split("/+"));
    }

    private static String named(List<String> parts, int first) {
        return String.join("/", parts.subList(first, parts.size()));
    }

    /** The name of one of them. */
    String of(String dataset) {
        return names.getOrDefault(dataset, dataset);
    }
}
