package org.slumber.spark.results;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads rows as {@link RowWriteSupport} takes them; a column that a file lacks is null. */
final class RowReadSupport extends ReadSupport<Row> {
    private final StructType schema;

    RowReadSupport(StructType schema) {
        this.schema = schema;
    }

    /** Columns are asked for as they lie in the file: Spark can be told to write moments otherwise. */
    @Override
    public ReadContext init(InitContext context) {
        MessageType file = context.getFileSchema();
        Type[] types = Arrays.stream(schema.fields())
                .map(column ->
                        file.containsField(column.name()) ? file.getType(column.name()) : RowWriteSupport.type(column))
                .toArray(Type[]::new);
        return new ReadContext(new MessageType(file.getName(), types));
    }

    /** Deprecated for one that calls it, but abstract. */
    @SuppressWarnings("deprecation")
    @Override
    public RecordMaterializer<Row> prepareForRead(
            Configuration configuration, Map<String, String> metadata, MessageType file, ReadContext context) {
        return new Materializer(schema, context.getRequestedSchema());
    }

    private static final class Materializer extends RecordMaterializer<Row> {
        private final Converter[] columns;
        private Object[] values;

        Materializer(StructType schema, MessageType stored) {
            StructField[] fields = schema.fields();
            columns = new Converter[fields.length];
            for (int i = 0; i < fields.length; i++) {
                int column = i;
                columns[i] = converter(fields[i], stored.getType(i), value -> values[column] = value);
            }
        }

        @Override
        public GroupConverter getRootConverter() {
            return new GroupConverter() {
                @Override
                public Converter getConverter(int column) {
                    return columns[column];
                }

                @Override
                public void start() {
                    values = new Object[columns.length];
                }

                @Override
                public void end() {}
            };
        }

        @Override
        public Row getCurrentRecord() {
            return RowFactory.create(values);
        }
    }

    private static Converter converter(StructField column, Type stored, Consumer<Object> cell) {
        return switch (column.dataType().simpleString()) {
            case "timestamp" -> new Moment(stored, cell);
            case "array<int>" -> new Items(items -> cell.accept(integers(items)));
            case "array<string>" -> new Items(items -> cell.accept(items.toArray()));
            default -> new Single(cell);
        };
    }

    private static int[] integers(List<Object> items) {
        int[] integers = new int[items.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (int) items.get(i);
        }
        return integers;
    }

    /** A number or a text. */
    private static final class Single extends PrimitiveConverter {
        private final Consumer<Object> cell;

        Single(Consumer<Object> cell) {
            this.cell = cell;
        }

        @Override
        public void addInt(int value) {
            cell.accept(value);
        }

        @Override
        public void addLong(long value) {
            cell.accept(value);
        }

        @Override
        public void addBoolean(boolean value) {
            cell.accept(value);
        }

        @Override
        public void addDouble(double value) {
            cell.accept(value);
        }

        @Override
        public void addBinary(Binary value) {
            cell.accept(value.toStringUsingUTF8());
        }
    }

    /** A moment as Spark may have written it: as 12 bytes, or as a count of microseconds or milliseconds. */
    private static final class Moment extends PrimitiveConverter {
        private static final long EPOCH = JulianFields.JULIAN_DAY.getFrom(LocalDate.EPOCH);

        private final ChronoUnit unit;
        private final Consumer<Object> cell;

        Moment(Type stored, Consumer<Object> cell) {
            boolean coarse = stored.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
                    && timestamp.getUnit() == TimeUnit.MILLIS;
            this.unit = coarse ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
            this.cell = cell;
        }

        @Override
        public void addLong(long value) {
            cell.accept(Instant.EPOCH.plus(value, unit));
        }

        @Override
        public void addBinary(Binary value) {
            NanoTime time = NanoTime.fromBinary(value);
            cell.accept(Instant.EPOCH
                    .plus(time.getJulianDay() - EPOCH, ChronoUnit.DAYS)
                    .plusNanos(time.getTimeOfDayNanos()));
        }
    }

    /** A list, which is a group of groups of one item each. */
    private static final class Items extends GroupConverter {
        private final List<Object> items = new ArrayList<>();
        private final Consumer<List<Object>> whole;
        private final GroupConverter element = new GroupConverter() {
            private final Converter item = new Single(items::add);

            @Override
            public Converter getConverter(int field) {
                return item;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
        };

        Items(Consumer<List<Object>> whole) {
            this.whole = whole;
        }

        @Override
        public Converter getConverter(int field) {
            return element;
        }

        @Override
        public void start() {
            items.clear();
        }

        @Override
        public void end() {
            whole.accept(items);
        }
    }
}
