package org.slumber.spark.sweep;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.Type;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;
import org.slumber.spark.text.JsonText;

/**
 * Reads points from a file: CSV with a header, JSON lines (.jsonl, .ndjson) or Parquet, a row a point. A column is named by
 * its parameter's path, or as the table {@code runs} names it; the column {@code point} names the points. What is blank is
 * not given.
 */
final class PointsReader {
    private static final String NAME = "point";
    private static final ObjectReader CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForListOf(String.class);

    private final Path file;
    private final List<PointsFile.Named> points = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private PointsReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming the file, its row and column, and what is allowed
     */
    static PointsFile read(Path file) {
        PointsReader reader = new PointsReader(file);
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            reader.csv();
        } else if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            reader.jsonLines();
        } else if (name.endsWith(".parquet")) {
            reader.parquet();
        } else {
            throw new InvalidInputException(
                    "points must be a file that ends in .csv, .jsonl, .ndjson or .parquet, was " + file);
        }
        PointsFile points = new PointsFile(file.toString(), reader.points);
        if (reader.points.isEmpty() || points.paths().isEmpty()) {
            throw new InvalidInputException("points file " + file + " must have at least one point with a value");
        }
        return points;
    }

    private void csv() {
        List<List<String>> rows;
        try (MappingIterator<List<String>> lines = CSV.readValues(TextFile.read("points file", file))) {
            rows = lines.readAll();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "points file " + file + " is no CSV: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("points file " + file + " is empty; its first line must name the columns");
        }
        List<String> header = rows.get(0);
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i).strip();
                if (cell.isEmpty()) {
                    continue;
                }
                if (i >= header.size() || header.get(i).isBlank()) {
                    throw wrong(cell + " is in a column without a name");
                }
                if (values.put(header.get(i).strip(), cell) != null) {
                    throw wrong("the column " + header.get(i) + " is there twice");
                }
            }
            add(values);
        }
    }

    private void jsonLines() {
        List<String> lines = TextFile.read("points file", file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            Object tree = JsonText.parse(file + " line " + (i + 1), lines.get(i));
            if (!(tree instanceof Map<?, ?> map)) {
                throw wrong("a line must be an object such as {\"sleep.ratio\": 0.1}, was " + lines.get(i));
            }
            Map<String, Object> values = new LinkedHashMap<>();
            flatten("", map, values);
            add(values);
        }
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> values) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + key + ".", inner, values);
            } else if (value != null) {
                values.put(prefix + key, value);
            }
        });
    }

    private void parquet() {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("points file " + file + " does not exist");
        }
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration(false))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (Type column : row.getType().getFields()) {
                    value(row, column).ifPresent(value -> values.put(column.getName(), value));
                }
                add(values);
            }
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException("points file " + file + " cannot be read as Parquet: " + e.getMessage(), e);
        }
    }

    private Optional<String> value(Group row, Type column) {
        // what pandas keeps beside the columns
        if (column.getName().startsWith("__index_level_") || row.getFieldRepetitionCount(column.getName()) == 0) {
            return Optional.empty();
        }
        if (!column.isPrimitive()) {
            throw wrong("the column " + column.getName()
                    + " must have a number or a text in each row, and has lists or groups");
        }
        String value = row.getValueToString(row.getType().getFieldIndex(column.getName()), 0);
        return value.equals("NaN") ? Optional.empty() : Optional.of(value);
    }

    private void add(Map<String, Object> row) {
        Object given = row.remove(NAME);
        String name = given == null ? String.valueOf(points.size() + 1) : String.valueOf(given);
        if (!names.add(name)) {
            throw wrong(NAME + " " + name + " is there twice; the names of points must differ");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            String path = ParameterValues.pathOf(column).orElseThrow(() -> unknown(column));
            try {
                if (values.put(path, ParameterValues.scalar(path, value)) != null) {
                    throw new InvalidInputException(path + " is there twice");
                }
            } catch (InvalidInputException e) {
                throw wrong(e.getMessage());
            }
        });
        points.add(new PointsFile.Named(name, values));
    }

    private InvalidInputException unknown(String column) {
        List<String> known = new ArrayList<>(ParameterValues.paths());
        known.add(NAME);
        return SweepFile.prefixed("points file " + file, Nearest.unknown("column", column, known));
    }

    private InvalidInputException wrong(String what) {
        return new InvalidInputException("points file " + file + ", point " + (points.size() + 1) + ": " + what);
    }
}
