package org.slumber.spark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.data.DataPlaces;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.data.DatasetCatalogue;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** The report on a results folder. */
public final class Report {
    private static final long MOST_RUNS = 100_000;
    /** Mechanisms from which they are a bench, of which each by itself is not told in words. */
    private static final int BENCH = 4;

    private Report() {}

    /** The page's answer in words, a sentence each; none where no run ended well, or runs are too many for one machine. */
    public static List<String> answer(AnalysisViews views) {
        if (views.tables().runs().count() > MOST_RUNS) {
            return List.of();
        }
        SweepResults results = SweepResults.read(views);
        if (results.ended().isEmpty()) {
            return List.of();
        }
        return sentences(
                views,
                results,
                LeagueText.points(views, results.names()),
                TasksText.rows(views),
                StoredSequences.of(views));
    }

    /** Of several tasks, what is known and forgotten of them; of many mechanisms, what their bench found; else what sleep or another regulariser did. */
    private static List<String> sentences(
            AnalysisViews views,
            SweepResults results,
            List<MechanismPoint> mechanisms,
            List<Row> tasks,
            List<StoredSequences> sequences) {
        return Stream.of(StoredSequences.sentences(sequences), ofAccuracies(views, results, mechanisms, tasks))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> ofAccuracies(
            AnalysisViews views, SweepResults results, List<MechanismPoint> mechanisms, List<Row> tasks) {
        if (!tasks.isEmpty()) {
            return TasksText.of(tasks, results.names());
        }
        if (mechanisms.stream().map(MechanismPoint::name).distinct().count() >= BENCH) {
            return Stream.of(LeagueText.of(mechanisms), SleepPartsText.of(views, results.names()))
                    .flatMap(List::stream)
                    .toList();
        }
        Headline headline = new Headline(results);
        return headline.sentences(headline.verdicts());
    }

    /**
     * Makes the report.
     *
     * @param folder of the results
     * @param data where the data sets are, for the spikes of an example run
     * @param catalogue of data sets, for the names of their classes; may be missing
     * @param margin within which a difference of accuracies does not matter; empty where that is not asked
     * @return one HTML page that loads nothing
     * @throws org.slumber.engine.spec.InvalidInputException where the folder has no runs, or cannot be read
     */
    public static String of(
            SparkSession spark, ResultsFolder folder, DataPlaces data, Path catalogue, OptionalDouble margin) {
        AnalysisViews views = AnalysisViews.of(ResultTables.open(spark, folder), margin);
        SweepResults results = SweepResults.read(views);
        Starts starts = Starts.of(folder);
        List<MechanismPoint> mechanisms = LeagueText.points(views, results.names());
        List<Row> tasks = TasksText.rows(views);
        List<StoredSequences> sequences = StoredSequences.of(views);
        ExampleRuns examples = ExampleRuns.of(results);
        List<Picture> pictures = new ArrayList<>();
        pictures.addAll(TasksPicture.of(views, tasks, results.names()));
        pictures.addAll(SequencePicture.of(sequences));
        pictures.add(AccuracyPicture.of(results));
        pictures.addAll(RegulariserPicture.of(results));
        pictures.addAll(LeaguePicture.ofAll(mechanisms));
        pictures.addAll(DoseCurvesPicture.of(views, results.names()));
        pictures.addAll(TimeScalePicture.of(views, results.names()));
        pictures.addAll(TimingSignPicture.of(views, results.names()));
        // the figures stand behind the first picture
        pictures.add(1 + first(pictures), PointsPicture.of(results));
        pictures.add(GainPicture.of(results));
        pictures.add(GridPicture.ofAccuracy(results));
        pictures.add(GridPicture.ofSaturation(results));
        pictures.addAll(SweptPictures.of(results));
        pictures.add(StabilityPicture.of(results));
        pictures.addAll(DynamicsPicture.of(views, results.names()));
        pictures.add(ParetoPicture.of(results, folder.display()));
        pictures.add(WeightSumsPicture.of(examples));
        pictures.add(WeightDistributionPicture.of(examples));
        pictures.add(ConfusionPicture.of(results, examples, name -> DatasetCatalogue.classNames(name, catalogue)));
        pictures.add(SpikeRasterPicture.of(examples, data));
        pictures.add(ModelCheckPicture.of(results));
        pictures.add(RunTimesPicture.of(results));
        pictures.add(ConcurrencyPicture.of(results, starts.noted()));
        return new HtmlPage(
                        folder.root().getName(),
                        results,
                        starts,
                        sentences(views, results, mechanisms, tasks, sequences),
                        pictures)
                .html();
    }

    /** Place of the first picture that is drawn; before all where none is. */
    private static int first(List<Picture> pictures) {
        return IntStream.range(0, pictures.size())
                .filter(place -> pictures.get(place).shown())
                .findFirst()
                .orElse(-1);
    }
}
