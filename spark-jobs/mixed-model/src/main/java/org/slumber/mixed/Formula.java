package org.slumber.mixed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is modelled by what, in the notation of R's lme4 and glmmTMB.
 *
 * <ul>
 *   <li>{@code a + b}: main effects; {@code a:b}: their interaction; {@code a*b}: both; {@code a/b}: {@code a + a:b};
 *       {@code - a}: without it; round brackets group
 *   <li>{@code factor(x)}: every value a level of its own; {@code log(x)}, {@code log10(x)}, {@code log1p(x)}, {@code
 *       sqrt(x)}, {@code exp(x)}, and {@code I(x^2)} for arithmetic as it stands: of columns of numbers, with {@code + - * / ^}
 *   <li>{@code poly(x, 2)}: orthogonal polynomials, with {@code raw = TRUE} powers; {@code ns(x, df = 3)}, {@code bs(x, df =
 *       4)}: natural and other cubic splines, with inner knots at quantiles, or {@code ns(x, knots = c(0.1, 0.2))}; each several
 *       columns in one term
 *   <li>{@code 0 +} or {@code - 1}: without an intercept
 *   <li>{@code (1|g)}: random intercept by {@code g}; {@code (1|g:h)}: by both together; {@code (1|g/h)}: {@code (1|g) +
 *       (1|g:h)}
 *   <li>{@code (x|g)} or {@code (1 + x|g)}: random intercept and slope, correlated; {@code (0 + x|g)}: the slope alone;
 *       {@code (x||g)}: {@code (1|g) + (0 + x|g)}
 * </ul>
 *
 * Columns of texts are factors by themselves. Names that are not letters, digits, {@code _} and {@code .} stand between
 * backquotes.
 *
 * @param text as it was written
 * @param response the column that is modelled; empty in a formula of the dispersion
 * @param intercept whether there is one
 * @param fixed fixed effects, main effects first, as R orders them
 * @param random random terms, as written
 */
public record Formula(String text, String response, boolean intercept, List<FixedTerm> fixed, List<RandomTerm> random) {
    /** Keeps its own copies. */
    public Formula {
        fixed = List.copyOf(fixed);
        random = List.copyOf(random);
    }

    /**
     * Reads a formula.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where it is not one, saying where and why
     */
    public static Formula parse(String text) {
        return new FormulaParser(text).parse();
    }

    /**
     * Reads the formula of a dispersion, such as {@code ~ learner}: fixed effects alone.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where it is not one, saying where and why
     */
    public static Formula parseDispersion(String text) {
        return new FormulaParser(text).parseDispersion();
    }

    /** The columns that it names, the response first. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        if (!response.isEmpty()) {
            columns.add(response);
        }
        columns.addAll(fixedColumns());
        random.forEach(term -> columns.addAll(term.allColumns()));
        return columns;
    }

    /** The columns of the fixed effects. */
    public Set<String> fixedColumns() {
        Set<String> columns = new LinkedHashSet<>();
        fixed.forEach(term -> term.variables().forEach(variable -> columns.addAll(variable.columns())));
        return columns;
    }
}
