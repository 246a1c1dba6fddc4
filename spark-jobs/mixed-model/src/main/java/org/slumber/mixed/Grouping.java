package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The levels of a random term, and which of them each row belongs to. */
final class Grouping {
    private final RandomTerm term;
    /** One a grouping column. */
    private final List<Factor> columns;
    /** The combinations that occur, ascending, as mixed-radix numbers of the columns' codes. */
    private final long[] keys;

    private final int[] codes;

    private Grouping(RandomTerm term, List<Factor> columns, long[] keys, int[] codes) {
        this.term = term;
        this.columns = columns;
        this.keys = keys;
        this.codes = codes;
    }

    /** The levels that these rows take; no grouping column may miss a value in them. */
    static Grouping of(RandomTerm term, Observations data, int[] rows) {
        List<Factor> columns = term.columns().stream()
                .map(column -> Factor.of(data.column(column)).of(rows))
                .toList();
        long[] keyOfRow = keys(columns, columns, rows.length);
        long[] keys = Arrays.stream(keyOfRow).distinct().sorted().toArray();
        return new Grouping(term, columns, keys, codes(keyOfRow, keys));
    }

    RandomTerm term() {
        return term;
    }

    /** How many levels. */
    int size() {
        return keys.length;
    }

    /** {@code [row]} index of its level. */
    int[] codes() {
        return codes;
    }

    /** {@code [row]} index of a new row's level; negative where the model has not seen it. */
    int[] codesOf(Observations data) {
        List<Factor> coded = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            coded.add(
                    Factor.of(data.column(term.columns().get(c)), columns.get(c).levels()));
        }
        return codes(keys(coded, columns, data.rows()), keys);
    }

    /** What the level is called, e.g. {@code mnist:3}. */
    String label(int level) {
        long rest = keys[level];
        List<String> parts = new ArrayList<>();
        for (int c = columns.size() - 1; c >= 0; c--) {
            List<String> levels = columns.get(c).levels();
            parts.add(0, levels.get((int) (rest % levels.size())));
            rest /= levels.size();
        }
        return String.join(":", parts);
    }

    /** What the levels are called, in the order of their indices. */
    List<String> labels() {
        return IntStream.range(0, size()).mapToObj(this::label).collect(Collectors.toList());
    }

    private static long[] keys(List<Factor> coded, List<Factor> columns, int rows) {
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns.size() && keys[row] >= 0; c++) {
                int code = coded.get(c).codes()[row];
                keys[row] = code < 0 ? -1 : keys[row] * columns.get(c).levels().size() + code;
            }
        }
        return keys;
    }

    private static int[] codes(long[] keyOfRow, long[] keys) {
        return Arrays.stream(keyOfRow)
                .mapToInt(key -> Arrays.binarySearch(keys, key))
                .toArray();
    }
}
