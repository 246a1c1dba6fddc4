package org.slumber.spark.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.spark.results.RowFile;

/** {@code TABLE.parquet}, with the columns of {@link RecordedTable}. */
final class ParquetRecording implements RecordingWriter {
    private final Path folder;
    /** Without checksums in files beside. */
    private final FileSystem fileSystem = new RawLocalFileSystem();

    private final Map<RecordedTable, ParquetWriter<Row>> writers = new EnumMap<>(RecordedTable.class);

    ParquetRecording(Path folder) {
        this.folder = folder;
        fileSystem.setConf(new Configuration(false));
    }

    @Override
    public void begin(Structure structure) {}

    @Override
    public void add(RecordedTable table, Object... values) {
        try {
            ParquetWriter<Row> writer = writers.get(table);
            if (writer == null) {
                fileSystem.initialize(folder.toUri(), fileSystem.getConf());
                writer = RowFile.write(
                        fileSystem,
                        new org.apache.hadoop.fs.Path(
                                folder.resolve(table.text() + ".parquet").toUri()),
                        schema(table));
                writers.put(table, writer);
            }
            writer.write(RowFactory.create(values));
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    private static StructType schema(RecordedTable table) {
        StructType schema = new StructType();
        for (RecordedTable.Column column : table.columns()) {
            schema = schema.add(
                    column.name(),
                    switch (column.type()) {
                        case WHOLE -> DataTypes.LongType;
                        case REAL -> DataTypes.DoubleType;
                        case NAME -> DataTypes.StringType;
                    },
                    true,
                    column.unit().equals("1") ? column.meaning() : column.meaning() + " (" + column.unit() + ")");
        }
        return schema;
    }

    @Override
    public void end() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        for (ParquetWriter<Row> writer : writers.values()) {
            writer.close();
        }
        writers.clear();
    }
}
