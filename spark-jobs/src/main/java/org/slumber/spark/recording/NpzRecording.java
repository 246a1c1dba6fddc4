package org.slumber.spark.recording;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.recording.RecordedTable.Column;

/**
 * {@code TABLE.npz} with an array a column, as {@code numpy.load} reads it: whole numbers as 64-bit integers, −1 where there
 * is none; of names an array of indices into another, {@code COLUMN_names}.
 *
 * <p>Implementation notes. A header tells the number of elements, so that each column lies in a file of its own, compressed as
 * well, until the run has ended.
 */
final class NpzRecording implements RecordingWriter {
    private static final Charset UTF_32_LE = Charset.forName("UTF-32LE");

    private final Path folder;
    private final Map<RecordedTable, List<Values>> tables = new EnumMap<>(RecordedTable.class);

    NpzRecording(Path folder) {
        this.folder = folder;
    }

    /** The values of one column. */
    private static final class Values {
        private final Column column;
        private final Path file;
        private final DataOutputStream out;
        private final Map<String, Integer> names = new LinkedHashMap<>();
        private long count;

        Values(Column column, Path file) throws IOException {
            this.column = column;
            this.file = file;
            out = new DataOutputStream(new BufferedOutputStream(
                    new DeflaterOutputStream(Files.newOutputStream(file), new Deflater(Deflater.BEST_SPEED), 1 << 16),
                    1 << 16));
        }

        void add(Object value) throws IOException {
            count++;
            switch (column.type()) {
                case WHOLE -> out.writeLong(Long.reverseBytes(value == null ? -1 : (Long) value));
                case REAL -> out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits((Double) value)));
                case NAME -> {
                    String name = (String) value;
                    Integer index = names.get(name);
                    if (index == null) {
                        index = names.size();
                        names.put(name, index);
                    }
                    out.writeInt(Integer.reverseBytes(index));
                }
            }
        }

        String type() {
            return switch (column.type()) {
                case WHOLE -> "<i8";
                case REAL -> "<f8";
                case NAME -> "<i4";
            };
        }

        void copyTo(ZipOutputStream zip) throws IOException {
            out.close();
            entry(zip, column.name(), NpyHeader.of(type(), count));
            try (InputStream values = new InflaterInputStream(Files.newInputStream(file))) {
                values.transferTo(zip);
            }
            zip.closeEntry();
            Files.delete(file);
            if (column.type() == RecordedTable.Type.NAME) {
                int width =
                        names.keySet().stream().mapToInt(String::length).max().orElse(1);
                entry(zip, column.name() + "_names", NpyHeader.of("<U" + width, names.size()));
                zip.write(padded(width));
                zip.closeEntry();
            }
        }

        private byte[] padded(int width) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String name : names.keySet()) {
                bytes.writeBytes((name + "\0".repeat(width - name.length())).getBytes(UTF_32_LE));
            }
            return bytes.toByteArray();
        }

        private static void entry(ZipOutputStream zip, String name, byte[] header) throws IOException {
            ZipEntry entry = new ZipEntry(name + ".npy");
            // the same recording is the same file
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(header);
        }
    }

    @Override
    public void begin(Structure structure) {}

    @Override
    public void add(RecordedTable table, Object... values) {
        try {
            List<Values> columns = tables.get(table);
            if (columns == null) {
                columns = new ArrayList<>();
                tables.put(table, columns);
                for (Column column : table.columns()) {
                    columns.add(new Values(column, folder.resolve(table.text() + "." + column.name())));
                }
            }
            for (int column = 0; column < values.length; column++) {
                columns.get(column).add(values[column]);
            }
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    @Override
    public void end() throws IOException {
        for (Map.Entry<RecordedTable, List<Values>> table : tables.entrySet()) {
            OutputStream file =
                    Files.newOutputStream(folder.resolve(table.getKey().text() + ".npz"));
            try (ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(file, 1 << 16), StandardCharsets.UTF_8)) {
                zip.setLevel(Deflater.BEST_SPEED);
                for (Values column : table.getValue()) {
                    column.copyTo(zip);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (List<Values> columns : tables.values()) {
            for (Values column : columns) {
                column.out.close();
            }
        }
    }
}
