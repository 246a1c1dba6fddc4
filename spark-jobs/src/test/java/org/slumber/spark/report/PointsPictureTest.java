package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.slumber.spark.results.ResultTables;

class PointsPictureTest {
    private final List<PointSummary> summaries = new ArrayList<>();
    private final List<SweepRun> runs = new ArrayList<>();

    private static Point at(double ratio) {
        return new Point(
                "geomfig",
                "stdp",
                "sleep",
                "static",
                "published",
                OptionalDouble.of(ratio),
                OptionalDouble.of(0.9999),
                "",
                "");
    }

    private void point(double ratio, double accuracy, String status, String purpose, int seeds) {
        boolean ended = status.equals("ok");
        Spread none = new Spread(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        Spread mean = new Spread(
                OptionalDouble.of(accuracy), OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.empty());
        Activity activity = ended
                ? new Activity(OptionalDouble.of(0.02), OptionalDouble.empty(), OptionalDouble.of(0.7))
                : Activity.UNKNOWN;
        summaries.add(
                new PointSummary(at(ratio), ended ? seeds : 0, 0, 0, ended ? mean : none, none, none, activity, ""));
        for (int seed = 1; seed <= seeds; seed++) {
            runs.add(new SweepRun(
                    "run" + runs.size(),
                    at(ratio),
                    seed,
                    status,
                    "",
                    ended ? OptionalDouble.of(accuracy) : OptionalDouble.empty(),
                    OptionalLong.of(100),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    purpose,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    1,
                    1,
                    Optional.empty(),
                    "host",
                    false));
        }
    }

    private Picture picture() {
        return PointsPicture.of(new SweepResults(
                new ResultTables(Map.of(), null, List.of(), false),
                new DatasetNames(List.of("geomfig")),
                runs,
                summaries,
                List.of(),
                Map.of()));
    }

    @Test
    void theBestComesFirstAndColumnsThatSayNothingAreLeftOut() {
        point(0, 0.5, "ok", "", 3);
        point(0.1, 0.9, "ok", "", 3);
        PageTable table = picture().tables().get(0);
        assertEquals(List.of("point", "seeds", "accuracy", "inhibition", "silent"), table.header());
        assertEquals(
                List.of(
                        List.of("sleep at 0.1", "3", "0.900 ± 0.010", "0.02", "0.700"),
                        List.of("sleep at 0", "3", "0.500 ± 0.010", "0.02", "0.700")),
                table.rows());
        assertEquals(List.of(), picture().notes());
    }

    @Test
    void pointsThatASearchAskedForAreSaidToBe() {
        point(0.1, 0.9, "ok", "halving", 1);
        point(0.2, 0, "stopped", "halving", 1);
        point(0.3, 0.8, "ok", "replicates", 5);
        point(0.4, 0.7, "ok", "", 2);
        Picture picture = picture();
        PageTable table = picture.tables().get(0);
        int search = table.header().indexOf("search");
        assertEquals(
                List.of("halving: trained whole", "replicates: 5 runs", "–", "halving: stopped early"),
                table.rows().stream().map(row -> row.get(search)).toList());
        assertEquals(
                List.of(
                        "Of the runs that came to a rung of successive halving 1 were stopped and 0 went on: what was stopped"
                                + " has no figures, and what was trained whole was chosen for how well it did.",
                        "5 runs are of a search that adds seeds to a point until its interval is narrow enough (replicates):"
                                + " how many seeds a point has hangs on what they showed."),
                picture.notes());
    }
}
