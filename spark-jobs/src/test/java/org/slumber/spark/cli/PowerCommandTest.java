package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.KnownRuns;

class PowerCommandTest {
    private final Console console = new Console();

    private String power(KnownRuns runs, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "power";
        arguments[1] = runs.write().display();
        arguments[2] = "--difference";
        arguments[3] = "0.02";
        System.arraycopy(more, 0, arguments, 4, more.length);
        assertEquals(0, console.run(arguments), console.complained());
        return console.printed();
    }

    private static KnownRuns spreading() {
        // rests ±0.01 in two points and their baseline of three seeds, which is stored twice
        return new KnownRuns()
                .seeds(0, List.of(0.50, 0.52, 0.51), "test_samples", 10_000L)
                .seeds(0, List.of(0.50, 0.52, 0.51), "test_samples", 10_000L, "sleep_decay", 0.9)
                .seeds(0.1, List.of(0.71, 0.71, 0.74), "test_samples", 10_000L)
                .seeds(0.2, List.of(0.62, 0.60, 0.61), "test_samples", 10_000L);
    }

    @Test
    void aFamilySaysHowManySeedsAndWhatThePresentOnesFind() throws IOException {
        JsonNode family = new ObjectMapper()
                .readTree(power(spreading(), "--format", "json"))
                .get("families")
                .get(0);
        assertEquals(2, family.get("points").asInt(), "the baseline counts once, however it is set");
        assertEquals(3, family.get("seeds").asInt());
        assertEquals(4, family.get("degrees_of_freedom").asDouble());
        // residuals of y = seed + point + error, with 4 degrees
        assertEquals(Math.sqrt(2 * SQUARES / 4), family.get("difference_sd").asDouble(), 1e-9);
        int needed = family.get("seeds_needed").asInt();
        assertTrue(family.get("seeds_low").asInt() < needed
                && needed < family.get("seeds_high").asInt());
        assertTrue(needed > 3 && family.get("detectable").asDouble() > 0.02);
    }

    private static final double SQUARES = squares();

    private static double squares() {
        double[][] values = {{0.50, 0.52, 0.51}, {0.71, 0.71, 0.74}, {0.62, 0.60, 0.61}};
        double sum = 0;
        for (int p = 0; p < 3; p++) {
            for (int s = 0; s < 3; s++) {
                double point = (values[p][0] + values[p][1] + values[p][2]) / 3;
                double seed = (values[0][s] + values[1][s] + values[2][s]) / 3;
                double all = 0;
                for (double[] each : values) {
                    all += (each[0] + each[1] + each[2]) / 9;
                }
                sum += Math.pow(values[p][s] - point - seed + all, 2);
            }
        }
        return sum;
    }

    @Test
    void theTableSaysWhatItIsOf() {
        String table = power(spreading(), "--power", "0.9");
        assertTrue(table.contains("found with probability 0.9, at a level of 0.05 for all points of a family"), table);
        assertTrue(table.contains("points  seeds  sd of a difference  seeds needed"), table);
        assertTrue(power(spreading(), "--format", "csv")
                .startsWith("dataset,learner,timing,setting,points,seeds,difference_sd,degrees_of_freedom,seeds_needed,"
                        + "seeds_low,seeds_high,detectable\ngeomfig,stdp,published,"));
    }

    @Test
    void countsThatDoNotSpreadSayWhatTheirOwnErrorLets() throws IOException {
        JsonNode family = new ObjectMapper()
                .readTree(power(
                        new KnownRuns()
                                .seeds(0, List.of(0.5, 0.5), "test_samples", 100L)
                                .seeds(0.1, List.of(0.6, 0.6), "test_samples", 100L),
                        "--format",
                        "json"))
                .get("families")
                .get(0);
        assertTrue(family.get("degrees_of_freedom").isNull());
        double variance = (0.25 + 61.0 / 102 * 41 / 102) / 2 / 100;
        assertEquals(Math.sqrt(2 * variance), family.get("difference_sd").asDouble(), 1e-12);
        // (1.959964 + 0.841621)² · 2 · variance / 0.02²
        assertEquals(
                Math.ceil(Math.pow(1.959963985 + 0.841621234, 2) * 2 * variance / 0.0004),
                family.get("seeds_needed").asDouble());
        assertTrue(family.get("seeds_low").isNull());
    }

    @Test
    void whatSaysNothingIsSaidInASentence() {
        assertTrue(power(new KnownRuns().seeds(0, List.of(0.5)).seeds(0.1, List.of(0.6)))
                .startsWith("geomfig, stdp, published: a point shares fewer than two seeds with its baseline"));
        assertTrue(power(new KnownRuns().seeds(0.1, List.of(0.6, 0.7)))
                .startsWith("geomfig, stdp, published: no run without a regulariser, so there is no baseline"));
        assertTrue(power(new KnownRuns().seeds(0, List.of(0.6, 0.7)))
                .startsWith("geomfig, stdp, published: no run with a regulariser at work"));
        assertTrue(power(new KnownRuns().seeds(0, List.of(0.6, 0.7)).seeds(0.1, List.of(0.7, 0.8)))
                .startsWith("geomfig, stdp, published: no accuracy spreads over the seeds"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        String folder = spreading().write().display();
        assertEquals(2, console.run("power", folder, "--difference", "0"));
        assertTrue(console.complained().contains("--difference must be in (0, 1), was 0.0"), console.complained());
        assertEquals(2, console.run("power", folder, "--difference", "0.1", "--power", "0.04"));
        assertTrue(
                console.complained().contains("--power must be above --level and below 1, was 0.04"),
                console.complained());
    }
}
