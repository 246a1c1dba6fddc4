package org.slumber.spark.sweep;

import java.util.List;

/**
 * One direction of a sweep.
 *
 * @param path of the parameter that varies
 * @param values its values in the order given, at least one; each a Long, Double or String
 */
public record Axis(String path, List<Object> values) {
    public Axis {
        values = List.copyOf(values);
    }
}
