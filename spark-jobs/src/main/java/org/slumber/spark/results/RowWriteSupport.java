package org.slumber.spark.results;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT96;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * How a row lies in a Parquet file: as Spark itself lays it by default, so that files of either are one table to every
 * reader.
 */
final class RowWriteSupport extends WriteSupport<Row> {
    /** Where Spark looks for the schema, and with it for the comments of the columns. */
    private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

    private static final String LIST = "list";
    private static final String ELEMENT = "element";

    private final StructType schema;
    private final String[] names;
    private RecordConsumer out;

    RowWriteSupport(StructType schema) {
        this.schema = schema;
        this.names = schema.fieldNames();
    }

    /** Deprecated for one that calls it, but abstract. */
    @SuppressWarnings("deprecation")
    @Override
    public WriteContext init(Configuration configuration) {
        Type[] types = Arrays.stream(schema.fields()).map(RowWriteSupport::type).toArray(Type[]::new);
        return new WriteContext(new MessageType("spark_schema", types), Map.of(SPARK_SCHEMA, schema.json()));
    }

    /** The type of a column, all of which may be null. */
    static Type type(StructField column) {
        String type = column.dataType().simpleString();
        return switch (type) {
            case "bigint" -> Types.optional(INT64).named(column.name());
            case "boolean" -> Types.optional(BOOLEAN).named(column.name());
            case "double" -> Types.optional(DOUBLE).named(column.name());
            case "string" -> Types.optional(BINARY).as(stringType()).named(column.name());
            case "timestamp" -> Types.optional(INT96).named(column.name());
            case "array<int>" -> Types.optionalList().requiredElement(INT32).named(column.name());
            case "array<double>" -> Types.optionalList().requiredElement(DOUBLE).named(column.name());
            case "array<string>" ->
                Types.optionalList().requiredElement(BINARY).as(stringType()).named(column.name());
            default -> throw new IllegalArgumentException("no table has a column of type " + type);
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(Row row) {
        out.startMessage();
        for (int i = 0; i < names.length; i++) {
            if (!row.isNullAt(i)) {
                out.startField(names[i], i);
                add(row.get(i));
                out.endField(names[i], i);
            }
        }
        out.endMessage();
    }

    private void add(Object value) {
        if (value instanceof Double real) {
            out.addDouble(real);
        } else if (value instanceof Long whole) {
            out.addLong(whole);
        } else if (value instanceof Boolean yes) {
            out.addBoolean(yes);
        } else if (value instanceof String text) {
            out.addBinary(Binary.fromString(text));
        } else if (value instanceof Instant moment) {
            out.addBinary(nanoTime(moment).toBinary());
        } else if (value instanceof int[] items) {
            list(items.length, i -> out.addInteger(items[i]));
        } else {
            Object[] items = (Object[]) value;
            list(items.length, i -> add(items[i]));
        }
    }

    /** To the microsecond, as Spark keeps it. */
    private static NanoTime nanoTime(Instant moment) {
        OffsetDateTime time = moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return new NanoTime(
                (int) time.getLong(JulianFields.JULIAN_DAY), time.toLocalTime().toNanoOfDay());
    }

    private void list(int size, IntConsumer item) {
        out.startGroup();
        if (size > 0) {
            out.startField(LIST, 0);
            for (int i = 0; i < size; i++) {
                out.startGroup();
                out.startField(ELEMENT, 0);
                item.accept(i);
                out.endField(ELEMENT, 0);
                out.endGroup();
            }
            out.endField(LIST, 0);
        }
        out.endGroup();
    }
}
