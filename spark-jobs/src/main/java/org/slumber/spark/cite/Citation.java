package org.slumber.spark.cite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.spark.text.YamlText;

/** What {@code CITATION.cff} says of the program and of the paper whose model it implements. */
public final class Citation {
    /** Name of the file, in the repository and in the jar. */
    static final String FILE = "CITATION.cff";

    private final String text;
    private final Map<?, ?> program;
    private final Map<?, ?> paper;

    private Citation(String text) {
        this.text = text;
        Map<?, ?> all = (Map<?, ?>) YamlText.parse(FILE, text);
        program = (Map<?, ?>) all.get("preferred-citation");
        paper = (Map<?, ?>) ((List<?>) all.get("references")).get(0);
    }

    /** That of this program. */
    public static Citation ofThisProgram() {
        try (InputStream resource = Citation.class.getResourceAsStream("/" + FILE)) {
            return new Citation(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's text. */
    String text() {
        return text;
    }

    /** Version of the program. */
    String version() {
        return String.valueOf(program.get("version"));
    }

    /** Both as BibTeX. */
    public String bibtex() {
        return entry("software", "slumber", program, List.of("version")) + "\n"
                + entry("misc", "massey2026sleep", paper, List.of("url"));
    }

    private static String entry(String type, String key, Map<?, ?> of, List<String> fields) {
        List<String> lines = new ArrayList<>();
        lines.add("  title = {{" + tex(of.get("title")) + "}}");
        lines.add("  author = {" + authors((List<?>) of.get("authors")) + "}");
        lines.add("  year = {" + of.get("year") + "}");
        fields.forEach(field -> lines.add("  " + field + " = {" + of.get(field) + "}"));
        if (of.get("identifiers") instanceof List<?> identifiers) {
            String arxiv = String.valueOf(((Map<?, ?>) identifiers.get(0)).get("value"));
            lines.add("  eprint = {" + arxiv.replace("arXiv:", "") + "}");
            lines.add("  archiveprefix = {arXiv}");
        }
        return "@" + type + "{" + key + ",\n" + String.join(",\n", lines) + "\n}";
    }

    private static String authors(List<?> authors) {
        return authors.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> each.containsKey("name")
                        ? "{" + tex(each.get("name")) + "}"
                        : tex(each.get("family-names")) + ", " + tex(each.get("given-names")))
                .collect(Collectors.joining(" and "));
    }

    private static String tex(Object text) {
        return String.valueOf(text).replace("æ", "{\\ae}").replace("ø", "{\\o}");
    }
}
