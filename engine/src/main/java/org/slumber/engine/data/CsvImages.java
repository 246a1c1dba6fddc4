package org.slumber.engine.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Reads images from comma-separated values, plain or gzip, an image a line: its pixels, 0 to 255, row by row, and its label,
 * 0 to 255. Images are square.
 *
 * <p>A first line with a text in it is a header, in which one column is called {@code label}, {@code class}, {@code target}
 * or {@code y}: the first, as in Kaggle's MNIST, or the last, as in OpenML's. Without a header the label is the first value.
 */
final class CsvImages {
    private static final Set<String> LABELS = new TreeSet<>(List.of("label", "class", "target", "y"));
    private static final int LARGEST = 255;
    private static final ObjectReader LINES = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .with(CsvParser.Feature.TRIM_SPACES);

    private final Path file;
    private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private int cells;
    private int labelAt;
    private boolean headed;

    private CsvImages(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming the file, its line and what is wanted
     */
    static Dataset read(String name, Path file) {
        return new CsvImages(file).read(name);
    }

    private Dataset read(String name) {
        try (InputStream in = IdxReader.open(file);
                MappingIterator<String[]> lines = LINES.readValues(in)) {
            for (int line = 1; lines.hasNextValue(); line++) {
                String[] values = lines.nextValue();
                if (line == 1) {
                    begin(values);
                    if (headed) {
                        continue;
                    }
                }
                add(values, line);
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " cannot be read (" + e.getMessage() + "): comma-separated pixels and labels are wanted", e);
        }
        refuseLabelsThatAreNone();
        int side = (int) Math.round(Math.sqrt(cells - 1.0));
        return ImageParts.dataset(name, file.toString(), side, side, pixels.toByteArray(), labels.toByteArray());
    }

    private void begin(String[] first) {
        cells = first.length;
        int side = (int) Math.round(Math.sqrt(cells - 1.0));
        if (cells < 2 || side * side != cells - 1) {
            throw new InvalidInputException(file + " has " + cells
                    + " values a line; wanted are a label and the pixels of a square image, such as 1 + 28 x 28 = 785");
        }
        headed = Arrays.stream(first).anyMatch(value -> !value.matches("[0-9]+(\\.0*)?"));
        if (headed) {
            List<Integer> named = new ArrayList<>();
            for (int i = 0; i < cells; i++) {
                if (LABELS.contains(first[i].toLowerCase(Locale.ROOT))) {
                    named.add(i);
                }
            }
            if (named.size() != 1 || (named.get(0) != 0 && named.get(0) != cells - 1)) {
                throw new InvalidInputException(file + ": its header must call one column, the first or the last, "
                        + String.join(", ", LABELS) + "; it begins with " + first[0] + " and ends with "
                        + first[cells - 1]);
            }
            labelAt = named.get(0);
        }
    }

    private void add(String[] values, int line) {
        if (values.length != cells) {
            throw new InvalidInputException(
                    file + ", line " + line + ": " + values.length + " values, where the first line has " + cells);
        }
        ImageParts.refuseTooMany(file.toString(), (long) pixels.size() + cells);
        for (int i = 0; i < cells; i++) {
            (i == labelAt ? labels : pixels).write(value(values[i], line));
        }
    }

    private int value(String text, int line) {
        // a table of reals writes 7 as 7.0
        String whole = text.replaceFirst("\\.0*$", "");
        if (whole.matches("[0-9]{1,3}") && Integer.parseInt(whole) <= LARGEST) {
            return Integer.parseInt(whole);
        }
        throw new InvalidInputException(
                file + ", line " + line + ": pixels and labels are whole numbers from 0 to 255, was " + text);
    }

    /** The first pixel of an image is most often black; as a label it would make one class of all. */
    private void refuseLabelsThatAreNone() {
        byte[] read = labels.toByteArray();
        boolean alike = true;
        for (byte label : read) {
            alike &= label == read[0];
        }
        if (!headed && alike && read.length > 1) {
            throw new InvalidInputException(file + " has no header and " + (read[0] & 0xff)
                    + " as the first value of every line: the label is wanted there, or a header that says which is the"
                    + " label");
        }
    }
}
