package org.slumber.spark.report;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many, always the same ones of the same many. */
final class Sample {
    private Sample() {}

    /** At most so many, evenly from the list; run ids are hashes, so a list by id is in no order that means anything. */
    static <T> List<T> of(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                .toList();
    }
}
