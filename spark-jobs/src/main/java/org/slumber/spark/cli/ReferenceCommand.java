package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.reference.GeneratedPart;
import org.slumber.spark.reference.ReferenceTable;
import org.slumber.spark.sweep.Nearest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code parameters} and {@code columns} have in common: they print a reference, or write it into its document. */
abstract class ReferenceCommand implements Callable<Integer> {
    /** Words that are named where nothing has the one given. */
    private static final int NEAR = 3;

    private final String name;
    private final List<ReferenceTable> tables;

    @Parameters(arity = "0..1", paramLabel = "WORD", description = "Only what has this in its name or meaning.")
    private String word;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write all of it into this Markdown file, between the comments that mark the place.")
    private Path file;

    /**
     * @param name of the command and of the part of a document that it writes
     * @param tables the reference
     */
    ReferenceCommand(String name, List<ReferenceTable> tables) {
        this.name = name;
        this.tables = tables;
    }

    @Override
    public Integer call() {
        if (file != null && word != null) {
            throw new InvalidInputException("--write writes all " + name + ", so it takes no WORD");
        }
        if (file != null) {
            write();
        } else {
            print(word == null ? tables : found());
        }
        return 0;
    }

    private List<ReferenceTable> found() {
        List<ReferenceTable> found = tables.stream()
                .map(table -> table.matching(word))
                .flatMap(Optional::stream)
                .toList();
        if (found.isEmpty()) {
            List<String> near = Nearest.several(word, words(), NEAR);
            throw new InvalidInputException("nothing in " + name + " has " + word + " in its name or meaning; "
                    + (near.isEmpty() ? "without a word, all are listed" : "near it are " + String.join(", ", near)));
        }
        return found;
    }

    /** Every name, and every word that names and meanings are made of. */
    private Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (ReferenceTable table : tables) {
            for (ReferenceTable.Line line : table.lines()) {
                words.add(line.cells().get(0));
                for (String text : line.searched()) {
                    for (String each : text.split("[^\\p{Alnum}-]+|(?<=\\p{Lower})(?=\\p{Upper})", -1)) {
                        words.add(each.toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    /** A table under its title each; on a terminal no wider than that. */
    private static void print(List<ReferenceTable> tables) {
        int width = Integer.getInteger("slumber.width", Integer.MAX_VALUE);
        for (int i = 0; i < tables.size(); i++) {
            ReferenceTable table = tables.get(i).compact();
            Boolean[] right = new Boolean[table.header().size()];
            Arrays.fill(right, false);
            TextTable text = new TextTable(table.header(), List.of(right));
            table.lines().forEach(line -> text.add(line.cells()));
            System.out.println((i == 0 ? "" : "\n") + table.title() + " - " + table.meaning());
            System.out.println(text.fitted(width));
        }
    }

    private void write() {
        try {
            String document = Files.readString(file);
            String written = new GeneratedPart(name).replaced(file.toString(), document, GeneratedPart.text(tables));
            Files.writeString(file, written, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException("--write " + file + " cannot be written (" + e + ")", e);
        }
    }
}
