package org.slumber.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/** The words, numbers and signs of a formula, read from left to right. */
final class FormulaTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<quoted>`[^`]+`)"
            + "|(?<number>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
            + "|(?<name>[A-Za-z_.][A-Za-z0-9_.]*)|(?<sign>[-+*:/()|~^,=]))");
    private static final String END = "";

    private final String formula;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    /**
     * A word, number or sign.
     *
     * @param text without backquotes; empty behind the last one
     * @param isName whether it names a column or function
     * @param character where it starts in the formula, from 1
     */
    record Token(String text, boolean isName, int character) {}

    FormulaTokens(String formula) {
        this.formula = formula;
        Matcher matcher = TOKEN.matcher(formula);
        int end = formula.stripTrailing().length();
        int at = 0;
        while (at < end) {
            matcher.region(at, end);
            if (!matcher.lookingAt()) {
                int bad = at + leadingBlanks(formula.substring(at));
                throw failure("the sign " + formula.charAt(bad) + " at character " + (bad + 1)
                        + " is none of + - * : / ( ) | ~ ^ , =");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(END, false, end + 1));
    }

    private static int leadingBlanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("quoted") != null) {
            String quoted = matcher.group("quoted");
            return new Token(quoted.substring(1, quoted.length() - 1), true, matcher.start("quoted") + 1);
        }
        if (matcher.group("name") != null) {
            return new Token(matcher.group("name"), true, matcher.start("name") + 1);
        }
        String group = matcher.group("number") == null ? "sign" : "number";
        return new Token(matcher.group(group), false, matcher.start(group) + 1);
    }

    /** The next one, which stays the next one. */
    Token peek() {
        return tokens.get(position);
    }

    /** Whether the next one is this sign. */
    boolean nextIs(String sign) {
        return !peek().isName() && peek().text().equals(sign);
    }

    /** Steps over this sign if it is the next one. */
    boolean accept(String sign) {
        boolean accepted = nextIs(sign);
        if (accepted) {
            position++;
        }
        return accepted;
    }

    /** Steps over this sign, which must be the next one. */
    void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected(sign);
        }
    }

    /** Steps over a name, which must be the next one. */
    String name() {
        Token token = peek();
        if (!token.isName()) {
            throw unexpected("the name of a column");
        }
        position++;
        return token.text();
    }

    /** Whether the next one is a number. */
    boolean nextIsNumber() {
        String text = peek().text();
        return !peek().isName() && !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.startsWith("."));
    }

    /** Steps over a finite number, which must be the next one. */
    double number() {
        if (!nextIsNumber()) {
            throw unexpected("a number");
        }
        double value = Double.parseDouble(peek().text());
        if (Double.isInfinite(value)) {
            throw failure(peek().text() + " is too large a number");
        }
        position++;
        return value;
    }

    /** Whether the next one is a name before this sign. */
    boolean nextIsNameBefore(String sign) {
        return peek().isName()
                && !tokens.get(position + 1).isName()
                && tokens.get(position + 1).text().equals(sign);
    }

    boolean atEnd() {
        return nextIs(END);
    }

    /** Whether a bar stands in the bracket that opens next, i.e. whether it is a random term. */
    boolean bracketHasBar() {
        int depth = 0;
        for (int i = position; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isName()) {
                switch (token.text()) {
                    case "(" -> depth++;
                    case ")" -> depth--;
                    case "|" -> {
                        if (depth == 1) {
                            return true;
                        }
                    }
                    default -> {}
                }
            }
            if (depth == 0) {
                return false;
            }
        }
        return false;
    }

    /** That something else was due here. */
    InvalidInputException unexpected(String expected) {
        Token token = peek();
        String found = atEnd() ? "it ends" : "`" + token.text() + "` stands";
        return failure(found + " at character " + token.character() + " where " + expected + " was expected");
    }

    /** That the formula is wrong, and why. */
    InvalidInputException failure(String why) {
        return new InvalidInputException("formula `" + formula + "`: " + why);
    }
}
