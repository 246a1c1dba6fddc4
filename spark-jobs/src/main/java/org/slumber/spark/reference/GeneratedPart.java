package org.slumber.spark.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.slumber.engine.spec.InvalidInputException;

/**
 * A part of a Markdown document that is written by a command, between two comments:
 *
 * <pre>{@code
 * <!-- parameters: written by ./submit.sh parameters --write conf/README.md -->
 * ...
 * <!-- end of parameters -->
 * }</pre>
 *
 * @param name what its comments call it
 */
public record GeneratedPart(String name) {
    private String start() {
        return "<!-- " + name + ":";
    }

    private String end() {
        return "<!-- end of " + name + " -->";
    }

    /** The part as its tables say it. */
    public static String text(List<ReferenceTable> tables) {
        return tables.stream().map(ReferenceTable::markdown).collect(Collectors.joining("\n"));
    }

    /**
     * A document with this part replaced.
     *
     * @param file what the document is called in an error
     * @throws InvalidInputException where it has no such part
     */
    public String replaced(String file, String document, String text) {
        int start = document.indexOf(start());
        int from = document.indexOf('\n', start) + 1;
        int to = document.indexOf(end());
        if (start < 0 || to < from) {
            throw new InvalidInputException(
                    file + " must have a line that begins " + start() + " and, after it, the line " + end());
        }
        return document.substring(0, from) + "\n" + text + "\n" + document.substring(to);
    }
}
