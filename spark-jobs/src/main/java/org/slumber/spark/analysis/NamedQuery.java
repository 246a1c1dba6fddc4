package org.slumber.spark.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;

/**
 * A query that comes with the program, or that a user keeps in a file.
 *
 * @param name the file's name without its ending
 * @param question what it answers, in words: the file's first line
 * @param sql the query
 */
public record NamedQuery(String name, String question, String sql) {
    private static final String ENDING = ".sql";

    /**
     * The queries in a folder, by name; files that begin with a dot are none.
     *
     * @throws InvalidInputException where the folder cannot be read
     */
    public static List<NamedQuery> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(NamedQuery::read)
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException("queries: the folder " + folder + " cannot be read (" + e + ")", e);
        }
    }

    /**
     * What a user means by a query: anything with a blank in it is SQL, what ends in .sql is a file, and a single word
     * is the name of a query in the folder.
     *
     * @throws InvalidInputException where there is no such file or query
     */
    public static String sqlOf(String given, Path folder) {
        String query = given.strip();
        if (query.chars().anyMatch(Character::isWhitespace) && !query.endsWith(ENDING)) {
            return withoutEnd(query);
        }
        if (query.endsWith(ENDING)) {
            return read(Path.of(query)).sql();
        }
        List<NamedQuery> known = in(folder);
        return known.stream()
                .filter(each -> each.name.equals(query))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("no query " + query + "; known are "
                        + String.join(", ", known.stream().map(NamedQuery::name).toList())))
                .sql();
    }

    private static NamedQuery read(Path file) {
        String text = TextFile.read("query file", file);
        String first = text.lines().findFirst().orElse("");
        String name = file.getFileName().toString();
        return new NamedQuery(
                name.substring(0, name.length() - ENDING.length()),
                first.startsWith("--") ? first.substring(2).strip() : "",
                withoutEnd(text.strip()));
    }

    private static String withoutEnd(String query) {
        return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    }
}
