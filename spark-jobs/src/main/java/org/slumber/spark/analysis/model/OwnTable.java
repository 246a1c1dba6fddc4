package org.slumber.spark.analysis.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;
import org.slumber.mixed.Observations;

/**
 * A table of a user's own, {@code FILE.csv} or {@code FILE.parquet}: columns of numbers or texts, of which any may be modelled.
 * Of CSV (RFC 4180, a header, commas) a column is one of numbers where every cell but empty ones, {@code NA} and {@code NaN}
 * is a number; those have no value.
 */
public final class OwnTable {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("|NA|NaN|nan");
    private static final String PARQUET = "PAR1";
    /** Types of Parquet whose values are taken as texts. */
    private static final Set<DataType> TEXTS =
            Set.of(DataTypes.StringType, DataTypes.BooleanType, DataTypes.DateType, DataTypes.TimestampType);

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private OwnTable() {}

    /**
     * Reads a table.
     *
     * @param where which of its rows, as a condition in SQL
     * @param spark opened where it is needed: not for CSV without a condition
     * @throws InvalidInputException where there is no such table, or no row
     */
    public static Observations read(Path file, Optional<String> where, Supplier<SparkSession> spark) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Observations rows;
        if (name.endsWith(".csv")) {
            Observations all = csv("table " + file, TextFile.read("table", file));
            rows = where.map(condition -> FrameObservations.of(
                            frame(all, spark.get()).where(condition).collectAsList(), schema(all)))
                    .orElse(all);
        } else if (name.endsWith(".parquet")) {
            Dataset<Row> frame = parquet(file, spark.get());
            Dataset<Row> kept = where.map(frame::where).orElse(frame);
            rows = FrameObservations.of(kept.collectAsList(), kept.schema());
        } else {
            throw new InvalidInputException("table " + file + " must be FILE.csv or FILE.parquet");
        }
        if (rows.rows() == 0) {
            throw new InvalidInputException("table " + file + " has no row"
                    + where.map(of -> " where " + of).orElse(""));
        }
        return rows;
    }

    private static Observations csv(String named, String text) {
        List<String[]> lines = new ArrayList<>();
        try (MappingIterator<String[]> iterator = CSV.readerFor(String[].class).readValues(text)) {
            while (iterator.hasNext()) {
                String[] line = iterator.next();
                if (!lines.isEmpty() && line.length != lines.get(0).length) {
                    throw new InvalidInputException(named + ": row " + lines.size() + " has " + line.length
                            + " cells, the header " + lines.get(0).length);
                }
                lines.add(line);
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    named + " is no CSV: " + e.getOriginalMessage() + " (after row " + Math.max(0, lines.size() - 1)
                            + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw new InvalidInputException(named + " is empty: it needs a header");
        }
        List<String> header = Arrays.asList(lines.get(0));
        refuse(named, header);
        List<String[]> rows = lines.subList(1, lines.size());
        Observations.Builder builder = Observations.builder();
        for (int c = 0; c < header.size(); c++) {
            int column = c;
            List<String> cells = rows.stream().map(row -> row[column]).toList();
            if (cells.stream()
                            .allMatch(cell ->
                                    isNumber(cell) || NO_NUMBER.matcher(cell).matches())
                    && cells.stream().anyMatch(OwnTable::isNumber)) {
                builder.numbers(
                        header.get(c),
                        cells.stream()
                                .mapToDouble(cell -> isNumber(cell) ? Double.parseDouble(cell) : Double.NaN)
                                .toArray());
            } else {
                builder.labels(header.get(c), cells);
            }
        }
        return builder.build();
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static void refuse(String named, List<String> header) {
        if (header.size() == 1 && (header.get(0).contains(";") || header.get(0).contains("\t"))) {
            throw new InvalidInputException(
                    named + " has one column, `" + header.get(0) + "`: its cells must be separated by commas");
        }
        for (String name : header) {
            if (name.isEmpty()) {
                throw new InvalidInputException(
                        named + ": column " + (header.indexOf(name) + 1) + " has no name in the header");
            }
            if (header.indexOf(name) != header.lastIndexOf(name)) {
                throw new InvalidInputException(named + " has the column " + name + " twice");
            }
        }
    }

    private static Dataset<Row> parquet(Path file, SparkSession spark) {
        if (!Files.exists(file)) {
            throw new InvalidInputException("table " + file + " does not exist");
        }
        // Spark would log its own account of it
        if (Files.isRegularFile(file) && !beginsAsParquet(file)) {
            throw new InvalidInputException("table " + file + " is no Parquet file");
        }
        String path = new org.apache.hadoop.fs.Path(file.toUri()).toString();
        // Spark takes a path for a pattern
        Dataset<Row> frame = spark.read().parquet(path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0"));
        List<Column> columns = new ArrayList<>();
        for (StructField field : frame.schema().fields()) {
            Column column = frame.col("`" + field.name().replace("`", "``") + "`");
            if (field.dataType() instanceof NumericType) {
                columns.add(column);
            } else if (TEXTS.contains(field.dataType())) {
                columns.add(column.cast(DataTypes.StringType).as(field.name()));
            }
        }
        return frame.select(columns.toArray(Column[]::new));
    }

    private static boolean beginsAsParquet(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PARQUET.length()), StandardCharsets.US_ASCII).equals(PARQUET);
        } catch (IOException e) {
            throw new InvalidInputException("table " + file + " cannot be read (" + e + ")", e);
        }
    }

    private static StructType schema(Observations rows) {
        StructType schema = new StructType();
        for (String name : rows.names()) {
            schema = schema.add(name, rows.isNumeric(name) ? DataTypes.DoubleType : DataTypes.StringType);
        }
        return schema;
    }

    private static Dataset<Row> frame(Observations rows, SparkSession spark) {
        List<String> names = List.copyOf(rows.names());
        List<List<String>> columns = names.stream().map(rows::labels).toList();
        List<Row> lines = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            Object[] line = new Object[names.size()];
            for (int c = 0; c < line.length; c++) {
                String label = columns.get(c).get(row);
                Object value =
                        rows.isNumeric(names.get(c)) && !label.isEmpty() ? (Object) Double.valueOf(label) : label;
                line[c] = label.isEmpty() ? null : value;
            }
            lines.add(RowFactory.create(line));
        }
        return spark.createDataFrame(lines, schema(rows));
    }
}
