package org.slumber.engine.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Where data sets are.
 *
 * @param folder of those known by name
 * @param own path of each that the user gave a name: whatever {@link Datasets} takes for a path, and a path without a
 *     {@code /} too
 */
public record DataPlaces(Path folder, Map<String, String> own) {
    /**
     * Keeps its own copy.
     *
     * @throws InvalidInputException where a name means something else already
     */
    public DataPlaces {
        own.keySet().forEach(name -> {
            if (Datasets.known(name) || !name.matches("[^/:\\s]+")) {
                throw new InvalidInputException("data: " + name + " cannot be the name of a data set of your own: it is"
                        + " known already, or has a / or : or blank in it");
            }
        });
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** Of sets that the user gave no names. */
    public static DataPlaces of(Path folder) {
        return new DataPlaces(folder, Map.of());
    }
}
