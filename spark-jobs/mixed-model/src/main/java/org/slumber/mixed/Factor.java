package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A column as levels.
 *
 * @param levels the distinct values; numbers ascending, texts by their code points
 * @param codes {@code [row]} index of the row's level; {@link #MISSING} where it has none
 */
record Factor(List<String> levels, int[] codes) implements Encoded {
    /** The code of a row without a value, or with one that is no level. */
    static final int MISSING = -1;

    /** Levels and codes of a whole column. */
    static Factor of(Observations.Column column) {
        return coded(column.labels(), column.levels());
    }

    /** Codes of a column in levels that are known. */
    static Factor of(Observations.Column column, List<String> levels) {
        return coded(column.labels(), levels);
    }

    @Override
    public void multiply(double[] product, int level) {
        for (int row = 0; row < product.length; row++) {
            product[row] *= codes[row] == level ? 1 : 0;
        }
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public String label(int row) {
        return levels.get(codes[row]);
    }

    @Override
    public boolean missing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public Factor of(int[] rows) {
        int[] kept = IntStream.of(rows).map(row -> codes[row]).toArray();
        int[] present = IntStream.of(kept).distinct().sorted().toArray();
        int[] renumbered = new int[levels.size()];
        List<String> names = new ArrayList<>();
        for (int code : present) {
            renumbered[code] = names.size();
            names.add(levels.get(code));
        }
        return new Factor(
                names, IntStream.of(kept).map(code -> renumbered[code]).toArray());
    }

    private static Factor coded(List<String> values, List<String> levels) {
        Map<String, Integer> codeOf = new LinkedHashMap<>();
        levels.forEach(level -> codeOf.put(level, codeOf.size()));
        return new Factor(
                levels,
                values.stream()
                        .mapToInt(value -> codeOf.getOrDefault(value, MISSING))
                        .toArray());
    }
}
