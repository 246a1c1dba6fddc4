package org.slumber.spark.analysis;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.results.ResultTables;

/** The views that a user finds in SQL. */
public final class AnalysisViews {
    /** The names of the views. */
    public static final String SUMMARY = "summary";

    public static final String PAIRED = "paired";

    public static final String RANKING = "ranking";

    private AnalysisViews() {}

    /**
     * Makes the views {@code runs}, {@code checkpoints}, {@code summary}, {@code paired} and {@code ranking} over
     * result tables. Nothing is computed but what varies among the runs; the rest is when the views are read.
     */
    public static void create(ResultTables tables) {
        tables.createViews();
        Dataset<Row> runs = Points.of(tables.runs()).addTo(tables.runs());
        SummaryView.of(runs).createOrReplaceTempView(SUMMARY);
        PairedView.of(runs).createOrReplaceTempView(PAIRED);
        RankingView.of(runs).createOrReplaceTempView(RANKING);
    }

    /** The views that this package adds, column by column, in Markdown. */
    public static String markdown() {
        return ViewColumn.markdown(SUMMARY, SummaryView.COLUMNS) + "\n"
                + ViewColumn.markdown(PAIRED, PairedView.COLUMNS) + "\n"
                + ViewColumn.markdown(RANKING, RankingView.COLUMNS);
    }
}
