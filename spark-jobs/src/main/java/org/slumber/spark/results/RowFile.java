package org.slumber.spark.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet file of rows, written and read in this JVM: it needs no Spark job, and so no core of the cluster. In a row
 * whole numbers are {@code Long}, moments {@code Instant}, lists {@code int[]} or {@code Object[]}.
 */
public final class RowFile {
    private RowFile() {}

    /**
     * Begins a file, which is whole once the writer is closed.
     *
     * @param schema of the columns that a table may have, every one of which may be null
     * @throws IOException where there is a file of that name, or the file system failed
     */
    public static ParquetWriter<Row> write(FileSystem fileSystem, Path path, StructType schema) throws IOException {
        return new Writer(new NewFile(fileSystem, path), schema)
                .withConf(fileSystem.getConf())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build();
    }

    /**
     * Opens a file.
     *
     * @param schema columns to read; those that the file lacks are null
     * @throws IOException where the file system failed
     */
    public static ParquetReader<Row> read(FileSystem fileSystem, Path path, StructType schema) throws IOException {
        return new Reader(HadoopInputFile.fromPath(path, fileSystem.getConf()), schema).build();
    }

    /**
     * Names of columns of numbers and texts that hold more than one value in some files together, by what the files' ends say
     * of each: nothing of the rows is read. A column that is not said of counts as one of them.
     */
    public static final class Varying {
        private final Map<String, Object> values = new HashMap<>();
        private final Set<String> varying = new HashSet<>();

        /** Takes one more file in. */
        public void add(FileSystem fileSystem, Path path) throws IOException {
            try (ParquetFileReader file =
                    ParquetFileReader.open(HadoopInputFile.fromPath(path, fileSystem.getConf()))) {
                for (BlockMetaData rows : file.getFooter().getBlocks()) {
                    rows.getColumns().forEach(this::add);
                }
            }
        }

        private void add(ColumnChunkMetaData column) {
            String name = column.getPath().toDotString();
            Statistics<?> said = column.getStatistics();
            if (said == null || said.isEmpty()) {
                varying.add(name);
            } else if (said.hasNonNullValue()) {
                Object least = said.genericGetMin();
                if (!least.equals(said.genericGetMax()) || !least.equals(values.computeIfAbsent(name, key -> least))) {
                    varying.add(name);
                }
            }
        }

        /** Names of those columns so far. */
        public Set<String> names() {
            return Set.copyOf(varying);
        }
    }

    /** What Hadoop's own class does, but on the file system that is given. */
    private record NewFile(FileSystem fileSystem, Path path) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) throws IOException {
            return HadoopStreams.wrap(fileSystem.create(path, false));
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
            return HadoopStreams.wrap(fileSystem.create(path, true));
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Writer extends ParquetWriter.Builder<Row, Writer> {
        private final StructType schema;

        Writer(OutputFile file, StructType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Writer self() {
            return this;
        }

        /** Deprecated for one that calls it, but abstract. */
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowWriteSupport(schema);
        }
    }

    private static final class Reader extends ParquetReader.Builder<Row> {
        private final StructType schema;

        Reader(InputFile file, StructType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected ReadSupport<Row> getReadSupport() {
            return new RowReadSupport(schema);
        }
    }
}
