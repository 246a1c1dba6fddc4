package org.slumber.spark.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One table of a reference.
 *
 * @param title what it is of, e.g. {@code regulariser: sleep}
 * @param meaning one line
 * @param header a name a column
 * @param lines in order
 */
public record ReferenceTable(String title, String meaning, List<String> header, List<Line> lines) {

    /**
     * A line of the table.
     *
     * @param cells as many as there are columns
     * @param searched what a reader may look for it by, not all of which need be in a cell
     */
    public record Line(List<String> cells, List<String> searched) {
        boolean has(String word) {
            return searched.stream().anyMatch(text -> holds(text, word));
        }
    }

    public ReferenceTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /** The lines that have a word in them, letter case aside; all of them where the title has it; empty where none. */
    public Optional<ReferenceTable> matching(String word) {
        if (holds(title, word)) {
            return Optional.of(this);
        }
        List<Line> found = lines.stream().filter(line -> line.has(word)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new ReferenceTable(title, meaning, header, found));
    }

    private static boolean holds(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** The same without the columns that no line has anything in. */
    public ReferenceTable compact() {
        List<Integer> kept = IntStream.range(0, header.size())
                .filter(column -> lines.stream()
                        .anyMatch(line -> !line.cells().get(column).isEmpty()))
                .boxed()
                .toList();
        return new ReferenceTable(
                title,
                meaning,
                kept.stream().map(header::get).toList(),
                lines.stream()
                        .map(line ->
                                new Line(kept.stream().map(line.cells()::get).toList(), line.searched()))
                        .toList());
    }

    /** A section of a document in Markdown; the first column is of names, as they are typed. */
    String markdown() {
        Stream<String> head = Stream.of(
                "### " + title,
                "",
                capital(meaning) + ".",
                "",
                row(header),
                row(header.stream().map(name -> "---").toList()));
        Stream<String> body = lines.stream()
                .map(line -> row(IntStream.range(0, header.size())
                        .mapToObj(column -> column == 0
                                ? "`" + line.cells().get(0) + "`"
                                : line.cells().get(column).replace("|", "\\|").replace("<", "\\<"))
                        .toList()));
        return Stream.concat(head, body).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
