package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.spark.job.LocalSpark;

class RowTextTest {
    private static final SparkSession SPARK = LocalSpark.session();

    /** Names and values with all that takes quotes; of each column the second value is null. */
    private static final List<String> NAMES =
            List.of("round(avg(x), 3)", "a \"quoted\" name", " blanks ", "two\nlines", "plain", "#note", "empty");

    private static final List<String> TEXTS = List.of("1,5", "say \"hi\"", "  x ", "a\r\nb", "é €", "# no comment", "");

    private static Dataset<Row> awkward() {
        StructType schema = new StructType();
        for (String name : NAMES) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return SPARK.createDataFrame(
                List.of(RowFactory.create(TEXTS.toArray()), RowFactory.create(new Object[NAMES.size()])), schema);
    }

    private static String text(Dataset<Row> rows, BiConsumer<Dataset<Row>, PrintStream> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write.accept(rows, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** RFC 4180 and no more: what is quoted is a text, what is empty and not quoted is null. */
    private static List<List<String>> parsed(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        for (int at = 0; at < csv.length(); at++) {
            boolean quoted = csv.charAt(at) == '"';
            StringBuilder cell = new StringBuilder();
            for (at += quoted ? 1 : 0; at < csv.length(); at++) {
                char c = csv.charAt(at);
                if (quoted && c == '"') {
                    at++;
                    if (csv.charAt(at) != '"') {
                        break;
                    }
                } else if (!quoted && (c == ',' || c == '\n')) {
                    break;
                }
                cell.append(c);
            }
            line.add(!quoted && cell.isEmpty() ? null : cell.toString());
            if (csv.charAt(at) == '\n') {
                lines.add(line);
                line = new ArrayList<>();
            } else {
                assertEquals(',', csv.charAt(at), csv);
            }
        }
        return lines;
    }

    @Test
    void everyHeaderAndValueIsReadBackAsItWas() {
        assertEquals(
                List.of(NAMES, TEXTS, Arrays.asList(new String[NAMES.size()])), parsed(text(awkward(), RowText::csv)));
    }

    @Test
    void theHeaderOfAnExpressionIsOneCell() {
        assertEquals(
                "seed,\"round(avg(accuracy), 3)\",count(1)\n1,0.5,2\n",
                text(
                        SPARK.sql("SELECT seed, round(avg(accuracy), 3), count(1) FROM VALUES (1, 0.5D), (1, 0.5D)"
                                + " AS t(seed, accuracy) GROUP BY ALL"),
                        RowText::csv));
    }

    @Test
    void aNullAllAloneIsALineThatReadersDoNotPassOver() {
        assertEquals("x\n\"\"\na\n", text(SPARK.sql("SELECT * FROM VALUES (NULL), ('a') AS t(x)"), RowText::csv));
    }

    @Test
    void momentsKeepTheirMicrosecondsAndBytesAreBase64() {
        assertEquals(
                "t,b,l\n2026-01-02T03:04:05.123456Z,AQI=,[1]\n",
                text(
                        SPARK.sql("SELECT TIMESTAMP '2026-01-02 03:04:05.123456Z' t, X'0102' b, array(1) l"),
                        RowText::csv));
    }

    @Test
    void columnsOfOneNameArePrinted() throws IOException {
        Dataset<Row> join = SPARK.sql("SELECT * FROM VALUES (1, 2) AS a(x, x_2) JOIN VALUES (3) AS b(X)");
        assertEquals("x,x_2,X\n1,2,3\n", text(join, RowText::csv));
        assertEquals("x  x_2  X\n-  ---  -\n1    2  3\n", text(join, RowText::table));
        JsonNode row = new ObjectMapper().readTree(text(join, RowText::json)).get(0);
        assertEquals("{\"x\":1,\"x_2\":2,\"X_3\":3}", row.toString());
    }

    /** Skipped, and said so by JUnit, where this machine's Python lacks the reader. */
    @ParameterizedTest
    @ValueSource(strings = {"pandas", "duckdb"})
    void otherReadersFindTheSame(String reader, @TempDir Path folder) throws Exception {
        assumeTrue(python(folder, "import " + reader).exit() == 0, reader + " is not installed for python3");
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, text(awkward(), RowText::csv));
        String script = reader.equals("pandas")
                ? """
                import json, pandas, sys
                rows = pandas.read_csv('%s', keep_default_na=False, dtype=str)
                print(json.dumps([list(rows.columns)] + rows.values.tolist()))
                """
                : """
                import duckdb, json
                rows = duckdb.sql("SELECT * FROM read_csv('%s', header=true, all_varchar=true, allow_quoted_nulls=false)")
                print(json.dumps([rows.columns] + [list(row) for row in rows.fetchall()]))
                """;
        Answer answer = python(folder, script.formatted(file));
        assertEquals(0, answer.exit(), answer.text());
        boolean pandas = reader.equals("pandas");
        List<List<String>> expected = List.of(
                // DuckDB takes the blanks off names, quoted or not
                pandas ? NAMES : NAMES.stream().map(String::strip).toList(),
                TEXTS,
                // pandas has one value for what is empty and what is not there
                pandas ? Collections.nCopies(NAMES.size(), "") : Collections.nCopies(NAMES.size(), null));
        assertEquals(new ObjectMapper().valueToTree(expected), new ObjectMapper().readTree(answer.text()));
    }

    /** What Python said. */
    private record Answer(int exit, String text) {}

    private static Answer python(Path folder, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("read.py"), script);
        try {
            Process process = new ProcessBuilder("python3", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            return new Answer(127, e.getMessage());
        }
    }

    @Test
    void tablesForAPublicationHaveFourDigitsAndEscapeWhatTheirLanguageTakes() {
        Dataset<Row> rows =
                SPARK.sql("SELECT 'a_b & 5 % | x' AS set_name, 0.123456D AS accuracy, 12L AS n, 1234567.8D AS steps"
                        + " UNION ALL SELECT NULL, NULL, 3, 1e-5D ORDER BY n DESC");
        assertEquals(
                """
                | set_name | accuracy | n | steps |
                | --- | ---: | ---: | ---: |
                | a_b & 5 % \\| x | 0.1235 | 12 | 1235000 |
                |  |  | 3 | 0.00001 |
                """,
                text(rows, RowText::markdown));
        assertEquals(
                """
                \\begin{tabular}{lrrr}
                \\toprule
                set\\_name & accuracy & n & steps \\\\
                \\midrule
                a\\_b \\& 5 \\% | x & 0.1235 & 12 & 1235000 \\\\
                 &  & 3 & 0.00001 \\\\
                \\bottomrule
                \\end{tabular}
                """,
                text(rows, RowText::latex));
    }
}
