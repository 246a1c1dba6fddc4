package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.job.LocalSpark;

class ModelTableTest {
    private static final double[] WITHOUT_SLEEP = {0.72, 0.925, 0.81};
    private static final String MODEL = "accuracy ~ factor(ratio) + (1|seed)";

    private final Console console = new Console();

    @TempDir
    private Path folder;

    /** Three seeds: without sleep under so many decays, one simulation each; ratio 0.1 under three decays, three. */
    private String sweep(int decaysWithoutSleep) throws IOException {
        StringBuilder csv = new StringBuilder("ratio,decay,seed,accuracy,n\n");
        for (int seed = 1; seed <= 3; seed++) {
            for (int decay = 1; decay <= decaysWithoutSleep; decay++) {
                csv.append("0,").append(decay).append(',').append(seed).append(',');
                csv.append(WITHOUT_SLEEP[seed - 1]).append(",200\n");
            }
            for (int decay = 1; decay <= 3; decay++) {
                csv.append("0.1,").append(decay).append(',').append(seed).append(',');
                csv.append((WITHOUT_SLEEP[seed - 1] * 200 - 7 * decay + 4 * seed) / 200)
                        .append(",200\n");
            }
        }
        return table("sweep" + decaysWithoutSleep + ".csv", csv.toString());
    }

    private String table(String name, String text) throws IOException {
        return table(name, text, StandardCharsets.UTF_8);
    }

    private String table(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset).toString();
    }

    private JsonNode model(String table, String formula, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("model", "--table", table, "--formula", formula, "--format", "json"));
        arguments.addAll(Arrays.asList(more));
        assertEquals(0, console.run(arguments.toArray(String[]::new)), console.complained());
        return new ObjectMapper().readTree(console.printed());
    }

    @Test
    void aSimulationStoredUnderSeveralDecaysCountsOnce() throws IOException {
        JsonNode once = model(sweep(1), MODEL);
        JsonNode copied = model(sweep(10), MODEL);
        assertEquals(once.get("coefficients"), copied.get("coefficients"));
        assertEquals(12, copied.get("rows").asInt());
        assertTrue(
                copied.get("notes")
                        .toString()
                        .contains(
                                "27 rows are copies of others: where ratio is 0, every row of the same seed has the same"
                                        + " accuracy. Each is counted once; --keep-copies counts all."),
                copied.toString());
        assertEquals(
                once.get("coefficients"),
                model(sweep(10), "accuracy ~ factor(ratio) + (1|seed)").get("coefficients"));
        assertEquals(39, model(sweep(10), MODEL, "--keep-copies").get("rows").asInt());
    }

    @Test
    void equalResultsOfOtherSimulationsAreNoCopies() throws IOException {
        // nothing was wrong in any run of the second decay's ratio 0.1, which says nothing of who is whose copy
        String text = "ratio,decay,seed,accuracy\n0,1,1,0.9\n0,1,2,0.95\n0,1,3,0.92\n";
        for (int decay = 1; decay <= 2; decay++) {
            text += "0.1," + decay + ",1,1\n0.1," + decay + ",2,0.995\n0.1," + decay + ",3,1\n";
        }
        JsonNode model = model(table("ceiling.csv", text), MODEL, "--trials", "200");
        assertEquals(9, model.get("rows").asInt());
    }

    @Test
    void theFamilyIsThatOfTheResponseAndIsSaid() throws IOException {
        String table = sweep(1);
        JsonNode counts = model(table, MODEL, "--trials", "200");
        assertEquals("betabinomial", counts.get("family").asText());
        assertTrue(counts.get("notes").toString().contains("The family is betabinomial, as --trials is given"));
        assertEquals(
                counts.get("coefficients"), model(table, MODEL, "--trials", "n").get("coefficients"));
        JsonNode fractions = model(table, MODEL);
        assertEquals("beta", fractions.get("family").asText());
        assertTrue(fractions.get("notes").toString().contains("as accuracy is within [0, 1] in every row"));
        JsonNode numbers = model(table, "decay ~ ratio");
        assertEquals("gaussian", numbers.get("family").asText());
        assertTrue(numbers.get("notes").toString().contains("as decay is not within [0, 1] in every row"));
        assertEquals(
                "gaussian",
                model(table, MODEL, "--family", "gaussian").get("family").asText());
    }

    @Test
    void textsAreFactorsEmptyCellsMissAndAConditionChooses() throws IOException {
        String csv =
                """
                "the rule", x ,y
                "a, b",1,0.5

                c,2,NA
                c,,3
                c,3,1.5
                "a, b",4,2.5
                "a, b",2,1e0
                c,5,3.25
                c,9,99
                """;
        String table = table("own.CSV", csv);
        JsonNode model = model(table, "y ~ x + `the rule`", "--where", "x < 9 OR x IS NULL");
        assertEquals("gaussian", model.get("family").asText());
        assertEquals(5, model.get("rows").asInt(), "y is missing in one row, x in another");
        assertTrue(model.get("notes").toString().contains("2 rows"), model.toString());
        assertEquals("the rulec", model.get("coefficients").get(2).get("name").asText());
        assertEquals(
                model.get("coefficients"),
                model(
                                table("utf16.csv", "\ufeff" + csv, StandardCharsets.UTF_16LE),
                                "y ~ x + `the rule`",
                                "--where",
                                "x < 9")
                        .get("coefficients"));
    }

    @Test
    void aParquetFileGivesWhatItsCsvGives() throws IOException {
        String csv = sweep(4);
        Path written = folder.resolve("written by [Spark]");
        LocalSpark.session()
                .read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(csv)
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(new org.apache.hadoop.fs.Path(written.toUri()).toString());
        Path file;
        try (Stream<Path> files = Files.list(written)) {
            file = files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        JsonNode expected = model(csv, MODEL, "--trials", "n");
        JsonNode model = model(file.toString(), MODEL, "--trials", "n");
        assertEquals(expected, model);
        assertEquals(
                model(csv, "accuracy ~ decay + (1|seed)", "--where", "ratio > 0")
                        .get("coefficients"),
                model(file.toString(), "accuracy ~ decay + (1|seed)", "--where", "ratio > 0")
                        .get("coefficients"));
    }

    @Test
    void whatIsNoTableIsOneSentence() throws IOException {
        refused("model needs either a results folder or --table FILE", "model");
        refused("--table needs --formula: which column is modelled by which", "model", "--table", sweep(1));
        refused("model needs either a results folder or --table FILE", "model", "results", "--table", "x.csv");
        of("/nowhere.csv", "table /nowhere.csv does not exist");
        of("/nowhere.parquet", "table /nowhere.parquet does not exist");
        of("rows.xlsx", "table rows.xlsx must be FILE.csv or FILE.parquet");
        String empty = table("empty.csv", "");
        of(empty, "table " + empty + " is empty: it needs a header");
        String header = table("header.csv", "y,x\n");
        of(header, "table " + header + " has no row");
        String ragged = table("ragged.csv", "y,x\n1,2\n3\n");
        of(ragged, "table " + ragged + ": row 2 has 1 cells, the header 2");
        String semicolons = table("semicolons.csv", "y;x\n1;2\n");
        of(semicolons, "table " + semicolons + " has one column, `y;x`: its cells must be separated by commas");
        String twice = table("twice.csv", "y,x,y\n1,2,3\n");
        of(twice, "table " + twice + " has the column y twice");
        String nameless = table("nameless.csv", "y,\n1,2\n");
        of(nameless, "table " + nameless + ": column 2 has no name in the header");
        String fake = table("fake.parquet", "y,x\n");
        of(fake, "table " + fake + " is no Parquet file");
        String texts = table("texts.csv", "y,x\na,1\nb,2\n");
        of(texts, "column `y` holds texts, no numbers");
        refused(
                "there is no column `x` to model; there are ratio, decay, seed, accuracy, n",
                "model",
                "--table",
                sweep(1),
                "--formula",
                "accuracy ~ x");
        refused(
                "table " + sweep(1) + " has no row where ratio > 1",
                "model",
                "--table",
                sweep(1),
                "--formula",
                MODEL,
                "--where",
                "ratio > 1");
        console.run("model", "--table", sweep(1), "--formula", MODEL, "--where", "ratoi > 1");
        assertTrue(console.complained().startsWith("--where: [UNRESOLVED_COLUMN"), console.complained());
    }

    private void of(String table, String sentence) {
        refused(sentence, "model", "--table", table, "--formula", "y ~ x");
    }

    private void refused(String sentence, String... arguments) {
        assertEquals(2, console.run(arguments), console.printed());
        assertEquals(sentence, console.complained());
    }
}
