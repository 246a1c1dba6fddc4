package org.slumber.spark.results;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * A hash of all that a run found, equal wherever it was made: the first 128 bits of SHA-256, as 32 hexadecimal digits, over
 * its rows of every table as UTF-8, a line {@code column=value} for each result that the tables had when the hash came,
 * and for what tells rows of a run apart; a real value by the 16 hexadecimal digits of its bits. Later columns and tables are no
 * part of it, so that versions of the tables compare.
 */
public final class OutputHash {
    /** Name of the column. */
    static final String COLUMN = "output_hash";

    /** Version of the tables that it came with, whose results it is over. */
    static final int SINCE = 5;

    /** How a run ended is told by its other columns, and changes where a stopped one is promoted. */
    private static final Set<String> LEFT_OUT = Set.of("status", "error", COLUMN);

    private static final int DIGITS = 32;

    private OutputHash() {}

    /** A column that is part of it. */
    private record Part(String name, int field) {}

    /** What is part of it, of each table; worked out once, after the tables are declared. */
    private static final class Parts {
        private static final Map<Table, List<Part>> OF = of();

        private static Map<Table, List<Part>> of() {
            Map<Table, List<Part>> parts = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                StructType schema = ResultSchema.of(table);
                parts.put(
                        table,
                        Stream.concat(
                                        ResultSchema.key(table).stream(),
                                        ResultSchema.columns(table, ColumnRole.RESULT).stream()
                                                .filter(name -> ResultSchema.since(table, name) <= SINCE
                                                        && !LEFT_OUT.contains(name)))
                                .map(name -> new Part(name, schema.fieldIndex(name)))
                                .toList());
            }
            return parts;
        }
    }

    /** The hash of a run's rows. */
    static String of(Map<Table, List<Row>> rows) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        rows.forEach((table, ofTable) -> {
            if (ResultSchema.since(table, "run_id") > SINCE) {
                return;
            }
            for (Row row : ofTable) {
                sha256.update((table.folder() + "\n").getBytes(StandardCharsets.UTF_8));
                Parts.OF.get(table).forEach(part -> update(sha256, part.name(), row.get(part.field())));
            }
        });
        return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
    }

    private static void update(MessageDigest sha256, String name, Object value) {
        if (value != null) {
            sha256.update((name + "=" + text(value) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(Object value) {
        if (value instanceof Double real) {
            return HexFormat.of().toHexDigits(Double.doubleToLongBits(real));
        }
        if (value instanceof int[] whole) {
            return Arrays.toString(whole);
        }
        return value instanceof Object[] texts ? Arrays.toString(texts) : value.toString();
    }

    /**
     * The hash of several runs, of those that ended well: over {@code run_id output_hash}, a line each, ascending; empty
     * where there are none, or one was made before there was a hash.
     */
    public static Optional<String> ofRuns(Dataset<Row> runs) {
        Row found = runs.where(col("status").equalTo(RunStatus.OK.text()))
                .agg(
                        count(lit(1))
                                .equalTo(count(col(COLUMN)))
                                .and(count(lit(1)).gt(0)),
                        substring(
                                sha2(
                                        array_join(
                                                        array_sort(collect_list(
                                                                concat(col("run_id"), lit(" "), col(COLUMN)))),
                                                        "\n")
                                                .cast("binary"),
                                        256),
                                1,
                                DIGITS))
                .head();
        return found.getBoolean(0) ? Optional.of(found.getString(1)) : Optional.empty();
    }
}
