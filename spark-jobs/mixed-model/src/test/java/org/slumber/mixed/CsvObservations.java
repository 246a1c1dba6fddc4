package org.slumber.mixed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the plain comma-separated files of these tests: no quotes, a header, columns of numbers or of texts. */
final class CsvObservations {
    private CsvObservations() {}

    static Observations read(Path file) throws IOException {
        return read(file, row -> true);
    }

    /** The rows that a condition holds for, given as column to text. */
    static Observations read(Path file, Predicate<Map<String, String>> condition) throws IOException {
        List<Map<String, String>> rows =
                rows(Files.readAllLines(file)).stream().filter(condition).toList();
        Observations.Builder builder = Observations.builder();
        for (String column : header(Files.readAllLines(file).get(0))) {
            List<String> values = rows.stream().map(row -> row.get(column)).toList();
            if (values.stream().allMatch(value -> value.matches("[-+.0-9e]+"))) {
                builder.numbers(
                        column, values.stream().mapToDouble(Double::parseDouble).toArray());
            } else {
                builder.labels(column, values);
            }
        }
        return builder.build();
    }

    static List<Map<String, String>> rows(List<String> lines) {
        List<String> header = header(lines.get(0));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells ->
                        IntStream.range(0, cells.length).boxed().collect(Collectors.toMap(header::get, i -> cells[i])))
                .toList();
    }

    private static List<String> header(String line) {
        return Arrays.asList(line.split(",", -1));
    }
}
