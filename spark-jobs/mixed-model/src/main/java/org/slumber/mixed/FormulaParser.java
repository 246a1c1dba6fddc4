package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a {@link Formula} by recursive descent; {@code :} binds tightest, then {@code *} and {@code /}, then + and −. */
final class FormulaParser {
    private final String text;
    private final FormulaTokens tokens;
    /** In the order in which the formula first names them, which is the order within an interaction. */
    private final List<Variable> variables = new ArrayList<>();

    private final Set<FixedTerm> fixed = new LinkedHashSet<>();
    private final Set<RandomTerm> random = new LinkedHashSet<>();
    private boolean intercept = true;

    FormulaParser(String text) {
        this.text = text.strip();
        tokens = new FormulaTokens(this.text);
    }

    Formula parse() {
        String response = tokens.name();
        tokens.expect("~");
        terms();
        refuseResponseAsPredictor(response);
        return new Formula(text, response, intercept, ordered(fixed), new ArrayList<>(random));
    }

    Formula parseDispersion() {
        tokens.expect("~");
        terms();
        if (!random.isEmpty()) {
            throw tokens.failure("a dispersion has fixed effects only, no "
                    + random.iterator().next().bracketed());
        }
        return new Formula(text, "", intercept, ordered(fixed), List.of());
    }

    private static List<FixedTerm> ordered(Collection<FixedTerm> terms) {
        List<FixedTerm> ordered = new ArrayList<>(terms);
        ordered.sort(Comparator.comparingInt(term -> term.variables().size()));
        return ordered;
    }

    private void terms() {
        boolean more = true;
        boolean added = !tokens.accept("-");
        while (more) {
            if (added) {
                add();
            } else {
                remove();
            }
            added = tokens.accept("+");
            more = added || tokens.accept("-");
        }
        if (!tokens.atEnd()) {
            if (tokens.nextIs("^")) {
                throw tokens.failure("arithmetic stands in I(), as in I(x^2)");
            }
            throw tokens.unexpected("+ or the end");
        }
    }

    private void add() {
        if (tokens.accept("0")) {
            intercept = false;
        } else if (tokens.accept("1")) {
            intercept = true;
        } else if (tokens.nextIs("(") && tokens.bracketHasBar()) {
            random.addAll(randomTerms());
        } else {
            fixed.addAll(product());
        }
    }

    private void remove() {
        if (tokens.accept("1")) {
            intercept = false;
        } else if (tokens.accept("0")) {
            intercept = true;
        } else if (tokens.nextIs("(") && tokens.bracketHasBar()) {
            throw tokens.failure("a random term cannot be taken away; leave it out");
        } else {
            fixed.removeAll(product());
        }
    }

    private void refuseResponseAsPredictor(String response) {
        if (variables.stream().anyMatch(variable -> variable.columns().contains(response))
                || random.stream().anyMatch(term -> term.allColumns().contains(response))) {
            throw tokens.failure(response + " stands on both sides of ~");
        }
    }

    /** {@code a:b}, {@code a*b}, {@code a/b}, in any number. */
    private Set<FixedTerm> product() {
        Set<FixedTerm> left = interaction();
        while (true) {
            if (tokens.accept("*")) {
                Set<FixedTerm> right = interaction();
                Set<FixedTerm> both = new LinkedHashSet<>(left);
                both.addAll(right);
                both.addAll(crossed(left, right));
                left = both;
            } else if (tokens.accept("/")) {
                Set<FixedTerm> right = interaction();
                Set<FixedTerm> both = new LinkedHashSet<>(left);
                both.addAll(crossed(List.of(merged(left)), right));
                left = both;
            } else {
                return left;
            }
        }
    }

    private Set<FixedTerm> interaction() {
        Set<FixedTerm> left = atom();
        while (tokens.accept(":")) {
            left = crossed(left, atom());
        }
        return left;
    }

    /** A variable, or terms in brackets. */
    private Set<FixedTerm> atom() {
        if (tokens.nextIs("(") && tokens.bracketHasBar()) {
            throw tokens.failure("a random term such as (1|g) can only be added, by +");
        }
        if (tokens.accept("(")) {
            Set<FixedTerm> terms = new LinkedHashSet<>(product());
            while (!tokens.accept(")")) {
                if (tokens.accept("+")) {
                    terms.addAll(product());
                } else if (tokens.accept("-")) {
                    terms.removeAll(product());
                } else {
                    throw tokens.unexpected(")");
                }
            }
            return terms;
        }
        if (tokens.nextIsNumber()) {
            throw tokens.failure(
                    "0 and 1 stand for the intercept and can only be added or taken away; arithmetic stands in"
                            + " I(), as in I(2 * x)");
        }
        return Set.of(new FixedTerm(List.of(variable())));
    }

    private Variable variable() {
        Variable variable = VariableParser.read(tokens);
        if (!variables.contains(variable)) {
            variables.add(variable);
        }
        return variable;
    }

    private Set<FixedTerm> crossed(Collection<FixedTerm> left, Collection<FixedTerm> right) {
        Set<FixedTerm> terms = new LinkedHashSet<>();
        for (FixedTerm a : left) {
            for (FixedTerm b : right) {
                terms.add(merged(List.of(a, b)));
            }
        }
        return terms;
    }

    private FixedTerm merged(Collection<FixedTerm> terms) {
        Set<Variable> all = new TreeSet<>(Comparator.comparingInt(variables::indexOf));
        terms.forEach(term -> all.addAll(term.variables()));
        return new FixedTerm(new ArrayList<>(all));
    }

    /** {@code (1|g:h)}, {@code (1|g/h)}, {@code (x|g)} or {@code (x||g)}. */
    private List<RandomTerm> randomTerms() {
        tokens.expect("(");
        boolean offset = true;
        Set<FixedTerm> slopes = new LinkedHashSet<>();
        do {
            if (tokens.accept("0")) {
                offset = false;
            } else if (!tokens.accept("1")) {
                slopes.addAll(product());
            }
        } while (tokens.accept("+"));
        if (!tokens.accept("|")) {
            throw tokens.unexpected("+ or |");
        }
        boolean correlated = !tokens.accept("|");
        if (!offset && slopes.isEmpty()) {
            throw tokens.failure("a random term of 0 has no effect");
        }
        List<RandomTerm> terms = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        do {
            do {
                columns.add(tokens.name());
            } while (tokens.accept(":"));
            terms.addAll(randomTerms(offset, ordered(slopes), correlated, new ArrayList<>(columns)));
        } while (tokens.accept("/"));
        if (!tokens.accept(")")) {
            throw tokens.unexpected(": or / or )");
        }
        return terms;
    }

    private static List<RandomTerm> randomTerms(
            boolean offset, List<FixedTerm> slopes, boolean correlated, List<String> columns) {
        if (correlated) {
            return List.of(new RandomTerm(offset, slopes, columns));
        }
        List<RandomTerm> terms = new ArrayList<>();
        if (offset) {
            terms.add(RandomTerm.intercept(columns));
        }
        slopes.forEach(slope -> terms.add(new RandomTerm(false, List.of(slope), columns)));
        return terms;
    }
}
