package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a {@link Variable}: a column, or a function of arithmetic. {@code ^} binds tightest, to the right, then a sign, then
 * {@code *} and {@code /}, then + and −, as in R.
 */
final class VariableParser {
    private static final int MOST_COLUMNS = 50;

    private final FormulaTokens tokens;

    private VariableParser(FormulaTokens tokens) {
        this.tokens = tokens;
    }

    static Variable read(FormulaTokens tokens) {
        return new VariableParser(tokens).variable();
    }

    private Variable variable() {
        String name = tokens.name();
        if (!tokens.accept("(")) {
            return Variable.column(name);
        }
        Coding coding = new Coding.AsIs();
        Expression of;
        switch (name) {
            case "factor" -> {
                of = new Expression.Column(tokens.name());
                coding = new Coding.Levels();
            }
            case "poly", "ns", "bs" -> {
                of = sum();
                refuseConstant(of);
                coding = name.equals("poly") ? polynomial() : spline(name);
            }
            default -> {
                of = new Expression.Call(transform(name), sum());
                refuseConstant(of);
            }
        }
        tokens.expect(")");
        return new Variable(of, coding);
    }

    private Transform transform(String name) {
        return Transform.named(name)
                .orElseThrow(() -> tokens.failure("there is no function " + name
                        + "; there are factor, log, log10, log1p, sqrt, exp, I, poly, ns and bs"));
    }

    private void refuseConstant(Expression expression) {
        if (expression.columns().isEmpty()) {
            throw tokens.failure(expression.text() + " names no column");
        }
    }

    private Expression sum() {
        return chain(this::product, Expression.Operator.PLUS, Expression.Operator.MINUS);
    }

    private Expression product() {
        return chain(this::signed, Expression.Operator.TIMES, Expression.Operator.OVER);
    }

    private Expression chain(Supplier<Expression> operand, Expression.Operator... operators) {
        Expression left = operand.get();
        while (true) {
            Optional<Expression.Operator> operator = accepted(operators);
            if (operator.isEmpty()) {
                return left;
            }
            left = new Expression.Operation(operator.get(), left, operand.get());
        }
    }

    private Optional<Expression.Operator> accepted(Expression.Operator... operators) {
        for (Expression.Operator operator : operators) {
            if (tokens.accept(operator.sign)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Expression signed() {
        if (tokens.accept("-")) {
            return new Expression.Negative(signed());
        }
        Expression base = operand();
        return accepted(Expression.Operator.POWER)
                .<Expression>map(power -> new Expression.Operation(power, base, signed()))
                .orElse(base);
    }

    private Expression operand() {
        if (tokens.nextIsNumber()) {
            return new Expression.Constant(tokens.number());
        }
        if (tokens.accept("(")) {
            Expression of = sum();
            tokens.expect(")");
            return new Expression.Bracketed(of);
        }
        String name = tokens.name();
        if (!tokens.accept("(")) {
            return new Expression.Column(name);
        }
        Expression call = new Expression.Call(transform(name), sum());
        tokens.expect(")");
        return call;
    }

    /** What stands behind the first argument. */
    private record Arguments(Map<String, List<Double>> values, Map<String, String> words, String text) {}

    private Coding polynomial() {
        Arguments arguments = arguments("poly", "degree", List.of("degree", "raw"));
        String raw = arguments.words.getOrDefault("raw", "FALSE");
        if (arguments.values.containsKey("raw")
                || !List.of("TRUE", "FALSE", "T", "F").contains(raw)) {
            throw tokens.failure("raw of poly is TRUE or FALSE");
        }
        return new Coding.Polynomial(whole("poly", "degree", arguments, 1), raw.startsWith("T"), arguments.text);
    }

    private Coding spline(String name) {
        Arguments arguments = arguments(name, "df", List.of("df", "knots"));
        boolean natural = name.equals("ns");
        List<Double> knots = arguments.values.getOrDefault("knots", List.of());
        if (knots.isEmpty()) {
            return new Coding.Spline(natural, whole(name, "df", arguments, natural ? 1 : 3), knots, arguments.text);
        }
        if (arguments.values.containsKey("df")) {
            throw tokens.failure(name + " has df or knots, not both");
        }
        return new Coding.Spline(natural, knots.size() + (natural ? 1 : 3), knots, arguments.text);
    }

    private int whole(String function, String argument, Arguments arguments, int least) {
        List<Double> values = arguments.values.getOrDefault(argument, List.of());
        if (values.size() != 1
                || values.get(0) != Math.rint(values.get(0))
                || values.get(0) < least
                || values.get(0) > MOST_COLUMNS) {
            throw tokens.failure(function + " needs " + argument + ", a whole number from " + least + " to "
                    + MOST_COLUMNS + ", as in " + function + "(x, "
                    + (function.equals("poly") ? "2)" : "df = " + (least + 2) + ")"));
        }
        return values.get(0).intValue();
    }

    private Arguments arguments(String function, String first, List<String> known) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        List<String> written = new ArrayList<>();
        while (tokens.accept(",")) {
            String name = first;
            String prefix = "";
            if (tokens.nextIsNameBefore("=")) {
                name = tokens.name();
                prefix = name + " = ";
                tokens.expect("=");
            }
            if (!known.contains(name)) {
                throw tokens.failure(function + " has no argument " + name + ", only " + String.join(" and ", known));
            }
            if (values.containsKey(name) || words.containsKey(name)) {
                throw tokens.failure(function + " has " + name + " twice");
            }
            if (tokens.nextIsNameBefore("(")) {
                List<Double> numbers = numbers();
                values.put(name, numbers);
                written.add(prefix
                        + numbers.stream().map(Expression.Constant::text).collect(Collectors.joining(", ", "c(", ")")));
            } else if (tokens.peek().isName()) {
                words.put(name, tokens.name());
                written.add(prefix + words.get(name));
            } else {
                values.put(name, List.of(number()));
                written.add(prefix + Expression.Constant.text(values.get(name).get(0)));
            }
        }
        return new Arguments(values, words, String.join(", ", written));
    }

    /** {@code c(0.1, 0.2)}. */
    private List<Double> numbers() {
        String function = tokens.name();
        if (!function.equals("c")) {
            throw tokens.failure("several numbers stand in c(), as in knots = c(0.1, 0.2), not in " + function + "()");
        }
        tokens.expect("(");
        List<Double> numbers = new ArrayList<>();
        do {
            numbers.add(number());
        } while (tokens.accept(","));
        tokens.expect(")");
        return numbers;
    }

    private double number() {
        return tokens.accept("-") ? -tokens.number() : tokens.number();
    }
}
