package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * One of the columns that tell points apart.
 *
 * @param declared as it is documented
 * @param about what it says something of
 * @param sources columns of {@code runs} that it stands for; none where what varies is spelt out in it
 */
record PointColumn(ViewColumn declared, About about, List<String> sources) {

    /** What a column says something of. */
    enum About {
        /** The weight control: nothing that runs without any have. */
        REGULARISER,
        /** All else. */
        SETTING
    }

    String name() {
        return declared.name();
    }

    /** Its value in a run; of several sources those that the run has, joined by {@code +}. */
    Column inRun(Function<String, Column> read) {
        if (sources.size() == 1) {
            return read.apply(sources.get(0));
        }
        Column[] texts = sources.stream()
                .map(source -> read.apply(source).cast("string"))
                .toArray(Column[]::new);
        return nullif(concat_ws("+", texts), lit(""));
    }

    /** The same of a run in this JVM, whose columns are read so; null where it has none of them. */
    Object of(Function<String, Object> read) {
        if (sources.size() == 1) {
            return read.apply(sources.get(0));
        }
        String texts = sources.stream()
                .map(read)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining("+"));
        return texts.isEmpty() ? null : texts;
    }
}
