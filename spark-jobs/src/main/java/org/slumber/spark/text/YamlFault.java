package org.slumber.spark.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Says what is wrong with a text that is not YAML, in the words of who wrote it: the parser's own tell what it expected.
 *
 * @param source the file
 * @param text its content
 */
record YamlFault(String source, String text) {
    private static final Pattern NO_BLANK = Pattern.compile("\\s*(?:- +)?(['\"]?[\\w.-]+['\"]?:)[^\\s:].*");
    private static final Pattern CANNOT_START = Pattern.compile("found character '(.)' that cannot start any token.*");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.+)\\(\\d+\\)");
    private static final Pattern CLOSER = Pattern.compile("expected ',' or '([]}])', but got (.+)");
    private static final Pattern BLOCK_END = Pattern.compile("expected <block end>, but found '(.+)'");

    /** The same as what a user did wrong. */
    InvalidInputException refusal(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            return refusal(marked);
        }
        if (e instanceof ReaderException reader) {
            String before = text.substring(0, text.offsetByCodePoints(0, reader.getPosition()));
            return new InvalidInputException(
                    String.format(
                            "%s line %d, column %d: the character U+%04X cannot stand in YAML",
                            source,
                            1 + before.chars().filter(each -> each == '\n').count(),
                            before.length() - before.lastIndexOf('\n'),
                            reader.getCodePoint()),
                    e);
        }
        String cause = e instanceof YamlVersionException ? "it says %YAML of another version than 1" : e.getMessage();
        return new InvalidInputException(source + ": " + cause.replaceAll("\\s+", " "), e);
    }

    static InvalidInputException refusal(String source, Optional<Mark> place, String cause) {
        return new InvalidInputException(source + place(place) + ": " + cause);
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> " line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
    }

    private InvalidInputException refusal(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        Optional<Mark> place = e.getProblemMark();
        Optional<Mark> begun = e.getContextMark();
        Matcher character = CANNOT_START.matcher(problem);
        Matcher escape = ESCAPE.matcher(problem);
        Matcher closer = CLOSER.matcher(problem);
        Matcher blockEnd = BLOCK_END.matcher(problem);
        if (problem.contains("(TAB)")) {
            return refusal(source, place, "there is a tab character; lines must be indented by blanks");
        } else if (character.matches()) {
            return refusal(source, place, "a text that begins with " + character.group(1) + " must be in quotes");
        } else if (escape.matches()) {
            String name = escape.group(1);
            return refusal(
                    source,
                    place,
                    "\\" + name + " has no meaning in double quotes; write \\\\" + name + ", or use single quotes");
        } else if (closer.matches()) {
            String opener = closer.group(1).equals("]") ? "[" : "{";
            String found = closer.group(2).startsWith("<") ? "the text ends" : "here is " + closer.group(2);
            return refusal(
                    source,
                    begun,
                    "this " + opener + " is not closed: a comma or " + closer.group(1) + " is missing before"
                            + place(place) + ", where " + found);
        } else if (problem.equals("sequence entries are not allowed here")) {
            return refusal(source, place, "a list's item (-) must begin its line");
        } else if (problem.equals("found unexpected end of stream")) {
            return refusal(source, begun, "the quote that begins here is not closed");
        } else if (problem.equals("could not find expected ':'")) {
            return refusal(source, begun, missingColon(begun.orElseThrow().getLine()));
        } else if (problem.equals("mapping values are not allowed here")) {
            return refusal(source, place, unexpectedColon(place.orElseThrow()));
        } else if (blockEnd.matches()) {
            return refusal(source, place, unexpected(blockEnd.group(1)));
        }
        return refusal(source, place, problem + (e.getContext() == null ? "" : " " + e.getContext() + place(begun)));
    }

    private static String unexpected(String token) {
        return switch (token) {
            case "<block mapping start>", "<block sequence start>" ->
                "the line's indentation is that of no line above; is it a blank too many or too few?";
            case "?", "-" -> "a list's items (-) and a map's keys are mixed at one indentation";
            case "]", "}" -> "this " + token + " closes nothing";
            default ->
                "the value before has ended, and here is more; is there a quote within quotes, or a wrong"
                        + " indentation?";
        };
    }

    private String missingColon(int line) {
        Matcher noBlank = NO_BLANK.matcher(line(line));
        return noBlank.matches()
                ? "a blank is missing after the colon in " + line(line).strip()
                : "this line has no colon; KEY: VALUE is wanted";
    }

    /** A colon makes a key where none can be: mostly the line before is why. */
    private String unexpectedColon(Mark colon) {
        String line = line(colon.getLine());
        if (line.substring(0, Math.min(line.length(), colon.getColumn())).contains(": ")) {
            return "there is a second colon in the line; a text with a colon and a blank must be in quotes";
        }
        int previous = colon.getLine() - 1;
        while (previous > 0 && line(previous).isBlank()) {
            previous--;
        }
        if (previous < 0) {
            return "no key can stand here";
        }
        String before = line(previous);
        if (NO_BLANK.matcher(before).matches()) {
            return "a blank is missing after the colon in " + before.strip() + ", in line " + (previous + 1);
        }
        if (before.contains(": ")) {
            return "the line is indented more than line " + (previous + 1) + ", which has its value already";
        }
        return "line " + (previous + 1) + ", " + before.strip() + ", has no colon; KEY: VALUE is wanted";
    }

    private String line(int number) {
        List<String> lines = text.lines().limit(number + 1L).toList();
        return number < lines.size() ? lines.get(number) : "";
    }
}
