package org.slumber.spark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** The report on a results folder. */
public final class Report {
    private Report() {}

    /** The page's answer in words, a sentence each; none where no run ended well. */
    public static List<String> answer(ResultTables tables) {
        SweepResults points = SweepResults.ofPoints(tables, OptionalDouble.empty());
        if (points.summaries().stream().allMatch(point -> point.n() == 0)) {
            return List.of();
        }
        Headline headline = new Headline(points);
        return headline.sentences(headline.verdicts());
    }

    /**
     * Makes the report.
     *
     * @param folder of the results
     * @param data folder of the data sets known by name, for the spikes of an example run
     * @param margin within which a difference of accuracies does not matter; empty where that is not asked
     * @return one HTML page that loads nothing
     * @throws org.slumber.engine.spec.InvalidInputException where the folder has no runs, or cannot be read
     */
    public static String of(SparkSession spark, ResultsFolder folder, Path data, OptionalDouble margin) {
        SweepResults results = SweepResults.read(ResultTables.open(spark, folder), margin);
        Starts starts = Starts.of(folder);
        Headline headline = new Headline(results);
        ExampleRuns examples = ExampleRuns.of(results);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(AccuracyPicture.of(results));
        pictures.add(GainPicture.of(results));
        pictures.addAll(RegulariserPicture.of(results));
        pictures.addAll(LeaguePicture.of(results));
        pictures.add(GridPicture.ofAccuracy(results));
        pictures.add(GridPicture.ofSaturation(results));
        pictures.add(StabilityPicture.of(results));
        pictures.add(WeightSumsPicture.of(examples));
        pictures.add(WeightDistributionPicture.of(examples));
        pictures.add(ConfusionPicture.of(results, examples));
        pictures.add(SpikeRasterPicture.of(examples, data));
        pictures.add(RunTimesPicture.of(results));
        pictures.add(ConcurrencyPicture.of(results, starts.noted()));
        return new HtmlPage(folder.root().getName(), results, starts, headline.sentences(headline.verdicts()), pictures)
                .html();
    }
}
