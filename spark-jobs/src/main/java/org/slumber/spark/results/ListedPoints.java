package org.slumber.spark.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The points that a sweep takes from a file, and their runs: {@code points/*.parquet} beside the tables, a file for each list
 * that was swept. A run may be of several points, and be there before the list is.
 */
public final class ListedPoints {
    /** Name of the view and of the folder. */
    public static final String NAME = "points";

    /** What there is of a point's run, in order. */
    public static final List<DescribedColumn> COLUMNS = List.of(
            column("sweep", "name of the sweep"),
            column("point", "name of the point in its file, or its number there from 1"),
            column("run_id", "a run of the point, in the table runs once it is made"),
            column("given", "what the file gives the point, as JSON by parameter"));

    private static final StructType SCHEMA = DataTypes.createStructType(COLUMNS.stream()
            .map(column -> DataTypes.createStructField(column.name(), column.type(), true)
                    .withComment(column.meaning()))
            .toList());

    private ListedPoints() {}

    private static DescribedColumn column(String name, String meaning) {
        return new DescribedColumn(name, DataTypes.StringType, "1", meaning, 1);
    }

    /** A run of a point. */
    public static Row row(String sweep, String point, String runId, String given) {
        return RowFactory.create(sweep, point, runId, given);
    }

    /**
     * Stores the rows of a list; the same list again changes nothing.
     *
     * @param rows at least one
     */
    public static void store(ResultsFolder folder, List<Row> rows) throws IOException {
        byte[] content = rows.toString().getBytes(StandardCharsets.UTF_8);
        Path place = new Path(folder.root(), NAME);
        Path file = new Path(place, UUID.nameUUIDFromBytes(content) + ".parquet");
        if (folder.fileSystem().exists(file)) {
            return;
        }
        Path aside = new Path(folder.hidden("staging"), file.getName());
        folder.fileSystem().delete(aside, false);
        try (ParquetWriter<Row> out = RowFile.write(folder.fileSystem(), aside, SCHEMA)) {
            for (Row row : rows) {
                out.write(row);
            }
        }
        folder.fileSystem().mkdirs(place);
        if (!folder.fileSystem().rename(aside, file)) {
            throw new IOException("cannot rename " + aside + " to " + file);
        }
    }

    /** The files of all lists of a folder. */
    public static List<Path> files(ResultsFolder folder) throws IOException {
        return folder.parquet(new Path(folder.root(), NAME));
    }

    /** The rows of all lists of a folder, each once. */
    static Dataset<Row> read(SparkSession spark, ResultsFolder folder) throws IOException {
        List<Path> files = files(folder);
        return files.isEmpty()
                ? spark.createDataFrame(List.of(), SCHEMA)
                : spark.read()
                        .schema(SCHEMA)
                        .parquet(files.stream().map(ResultTables::literal).toArray(String[]::new))
                        .distinct();
    }
}
