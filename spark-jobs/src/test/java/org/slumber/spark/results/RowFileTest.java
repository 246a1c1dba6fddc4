package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.job.LocalSpark;

/** Holds the files that the driver writes against those that Spark writes of the same rows. */
class RowFileTest {
    private static final List<StructType> TABLES = List.of(ResultSchema.RUNS, ResultSchema.CHECKPOINTS);

    @TempDir
    java.nio.file.Path root;

    private final SparkSession spark = LocalSpark.session();
    private FileSystem fileSystem;

    @BeforeEach
    void open() throws Exception {
        fileSystem = FileSystem.getLocal(new Configuration());
    }

    @Test
    void aFileHasTheTypesTheSchemaAndTheCodecOfOneThatSparkWrote() throws Exception {
        for (StructType schema : TABLES) {
            ParquetMetadata own = footer(write(schema));
            ParquetMetadata sparks = footer(writtenBySpark(schema));
            assertEquals(
                    sparks.getFileMetaData().getSchema(), own.getFileMetaData().getSchema());
            assertEquals(keys(sparks.getFileMetaData()), keys(own.getFileMetaData()));
            assertEquals(
                    sparks.getBlocks().get(0).getColumns().get(0).getCodec(),
                    own.getBlocks().get(0).getColumns().get(0).getCodec());
        }
    }

    @Test
    void sparkReadsWhatItWouldHaveWritten() throws Exception {
        for (StructType schema : TABLES) {
            String own = write(schema).toString();
            String sparks = writtenBySpark(schema).toString();
            assertEquals(
                    spark.read().parquet(sparks).schema(),
                    spark.read().parquet(own).schema());
            assertEquals(
                    spark.read().parquet(sparks).collectAsList(),
                    spark.read().parquet(own).collectAsList());
        }
    }

    @Test
    void rowsAreReadAsTheyWereWhoeverWroteThem() throws Exception {
        for (StructType schema : TABLES) {
            assertArrayEquals(values(rows(schema)), values(read(write(schema), schema)));
            assertArrayEquals(values(rows(schema)), values(read(writtenBySpark(schema), schema)));
        }
    }

    @Test
    void momentsAreReadHoweverSparkWasToldToWriteThem() throws Exception {
        StructType schema = new StructType().add("started_at", DataTypes.TimestampType);
        for (String type : List.of("INT96", "TIMESTAMP_MICROS", "TIMESTAMP_MILLIS")) {
            Instant moment = Instant.parse("2026-03-04T23:59:59.123Z");
            SparkSession told = spark.newSession();
            told.conf().set("spark.sql.parquet.outputTimestampType", type);
            Path folder = new Path(root.resolve(type).toString());
            told.createDataFrame(List.of(RowFactory.create(moment)), schema)
                    .write()
                    .parquet(folder.toString());
            assertEquals(moment, read(onlyFile(folder), schema).get(0).get(0), type);
        }
    }

    @Test
    void aColumnThatAnOlderFileLacksIsNull() throws Exception {
        StructType older = new StructType().add("run_id", DataTypes.StringType).add("seed", DataTypes.LongType);
        StructType newer = new StructType()
                .add("rung", DataTypes.LongType)
                .add("seed", DataTypes.LongType)
                .add("flags", ResultSchema.RUNS.apply("flags").dataType());
        Path file = write(older, List.of(RowFactory.create("a", 7L)));
        Row row = read(file, newer).get(0);
        assertNull(row.get(0));
        assertEquals(7L, row.get(1));
        assertNull(row.get(2));
    }

    /** One with all values, one with none, one with empty lists. */
    private static List<Row> rows(StructType schema) {
        Object[] all = new Object[schema.size()];
        Object[] empty = new Object[schema.size()];
        for (int i = 0; i < all.length; i++) {
            StructField field = schema.fields()[i];
            all[i] = switch (field.dataType().simpleString()) {
                case "bigint" -> Long.MAX_VALUE - i;
                case "double" -> i / 7.0;
                case "string" -> "φ of " + field.name();
                case "timestamp" -> Instant.parse("2026-03-04T23:59:59.123456Z");
                case "array<int>" -> new int[] {i, -1, 0};
                case "array<string>" -> new Object[] {"one", "", "η²"};
                default -> throw new AssertionError(field);
            };
            empty[i] = switch (field.dataType().simpleString()) {
                case "array<int>" -> new int[0];
                case "array<string>" -> new Object[0];
                default -> null;
            };
        }
        return List.of(RowFactory.create(all), RowFactory.create(new Object[schema.size()]), RowFactory.create(empty));
    }

    private Path write(StructType schema) throws IOException {
        return write(schema, rows(schema));
    }

    private Path write(StructType schema, List<Row> rows) throws IOException {
        Path file = new Path(root.resolve(System.nanoTime() + ".parquet").toString());
        try (ParquetWriter<Row> out = RowFile.write(fileSystem, file, schema)) {
            for (Row row : rows) {
                out.write(row);
            }
        }
        return file;
    }

    private Path writtenBySpark(StructType schema) throws IOException {
        Path folder = new Path(root.resolve("spark" + System.nanoTime()).toString());
        spark.createDataFrame(rows(schema), schema).coalesce(1).write().parquet(folder.toString());
        return onlyFile(folder);
    }

    private Path onlyFile(Path folder) throws IOException {
        return fileSystem.globStatus(new Path(folder, "*.parquet"))[0].getPath();
    }

    private List<Row> read(Path file, StructType schema) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (ParquetReader<Row> in = RowFile.read(fileSystem, file, schema)) {
            for (Row row = in.read(); row != null; row = in.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object[][] values(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    Object[] values = new Object[row.size()];
                    Arrays.setAll(values, row::get);
                    return values;
                })
                .toArray(Object[][]::new);
    }

    private ParquetMetadata footer(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, fileSystem.getConf()))) {
            return reader.getFooter();
        }
    }

    /** What the file says of itself, but for the version of a Spark that had no part in it. */
    private static Map<String, String> keys(FileMetaData file) {
        Map<String, String> keys = new TreeMap<>(file.getKeyValueMetaData());
        keys.remove("org.apache.spark.version");
        return keys;
    }
}
