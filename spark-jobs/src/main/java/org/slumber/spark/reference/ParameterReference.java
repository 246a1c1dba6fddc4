package org.slumber.spark.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Variant;

/** Every parameter of a run, part by part, with unit, default, bounds and meaning, and every mechanism. */
public final class ParameterReference {
    private static final List<String> HEADER = List.of("path", "unit", "default", "allowed", "meaning");
    private static final List<Parameter> ORDER = Catalogue.parameters();

    /**
     * What parameters belong to.
     *
     * @param choosing the values by path under which a run has it
     */
    private record Part(String title, String meaning, List<Parameter> parameters, Map<String, Object> choosing) {}

    private ParameterReference() {}

    /** Its tables: what a run is made of, the mechanisms that can be named there, and the parameters of each. */
    public static List<ReferenceTable> tables() {
        List<ReferenceTable> tables = new ArrayList<>();
        List<Parameter> choices =
                ORDER.stream().filter(ParameterReference::choice).toList();
        tables.add(table("run", "what it is made of", choices));
        tables.add(mechanisms());
        owned(new HashSet<>(choices)).forEach(tables::add);
        return tables;
    }

    /** Whether it says what a run is made of, not how something in it is set. */
    private static boolean choice(Parameter parameter) {
        return !parameter.path().contains(".")
                || Catalogue.families().stream().anyMatch(family -> family.selector() == parameter);
    }

    private static ReferenceTable mechanisms() {
        List<ReferenceTable.Line> lines = Catalogue.families().stream()
                .flatMap(family -> family.variants().stream().map(variant -> {
                    List<String> cells = List.of(
                            family.selector().path() + ": " + variant.name(),
                            variant.meaning() + (family.scope().isEmpty() ? "" : "," + family.scope()));
                    return new ReferenceTable.Line(cells, cells);
                }))
                .toList();
        return new ReferenceTable("mechanisms", "what can be named there", List.of("mechanism", "what it does"), lines);
    }

    /** A table for each part that has parameters which none before it has, in the order of the result columns. */
    private static List<ReferenceTable> owned(Set<Parameter> listed) {
        Map<Part, List<Parameter>> own = new HashMap<>();
        for (Part part : parts()) {
            List<Parameter> fresh =
                    part.parameters().stream().filter(listed::add).toList();
            if (!fresh.isEmpty()) {
                own.put(part, fresh);
            }
        }
        return own.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> ORDER.indexOf(entry.getValue().get(0))))
                .map(entry ->
                        table(entry.getKey().title(), described(entry.getKey(), entry.getValue()), entry.getValue()))
                .toList();
    }

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Variant<?> part : Catalogue.fixedParts()) {
            parts.add(new Part(part.name(), part.meaning(), part.parameters(), Map.of()));
        }
        for (Family<?> family : Catalogue.families()) {
            Parameter selector = family.selector();
            List<Parameter> common = common(family);
            String any = family.variants().get(0).name();
            parts.add(new Part(
                    selector.path(),
                    selector.meaning() + ", whichever is named",
                    common,
                    Map.of(selector.path(), any)));
            for (Variant<?> variant : family.variants()) {
                parts.add(new Part(
                        selector.path() + ": " + variant.name(),
                        variant.meaning(),
                        variant.parameters(),
                        Map.of(selector.path(), variant.name())));
            }
        }
        return parts;
    }

    /** What all members of a family have, where there are several. */
    private static List<Parameter> common(Family<?> family) {
        List<? extends Variant<?>> variants = family.variants();
        return variants.size() < 2
                ? List.of()
                : variants.get(0).parameters().stream()
                        .filter(parameter -> variants.stream()
                                .allMatch(variant -> variant.parametersWithin().contains(parameter)))
                        .toList();
    }

    private static String described(Part part, List<Parameter> own) {
        String elsewhere = part.parameters().stream()
                .filter(parameter -> !own.contains(parameter) && !choice(parameter))
                .map(Parameter::path)
                .collect(Collectors.joining(", "));
        return part.meaning() + learners(part, own.get(0)) + (elsewhere.isEmpty() ? "" : "; also takes " + elsewhere);
    }

    /** Which learners have a part, where not all do. */
    private static String learners(Part part, Parameter own) {
        String path = Catalogue.LEARNERS.selector().path();
        List<String> learners = Catalogue.LEARNERS.variants().stream()
                .<String>map(Variant::name)
                .toList();
        List<String> having = learners.stream()
                .filter(learner -> has(Map.of(path, learner), part.choosing(), own))
                .toList();
        if (having.isEmpty()) {
            // refused with what else a run has by default: those that it can be chosen for
            having = learners.stream()
                    .filter(learner -> part.choosing().keySet().stream()
                            .allMatch(choice -> Catalogue.valuesOf(Catalogue.specOf(Map.of(path, learner)))
                                    .containsKey(choice)))
                    .toList();
        }
        return part.choosing().containsKey(path) || having.size() == learners.size()
                ? ""
                : " (learner " + String.join(", ", having) + ")";
    }

    private static boolean has(Map<String, Object> learner, Map<String, Object> choosing, Parameter parameter) {
        Map<String, Object> given = new HashMap<>(learner);
        given.putAll(choosing);
        try {
            return Catalogue.valueOf(Catalogue.specOf(given), parameter).isPresent();
        } catch (InvalidInputException e) {
            // a learner refuses a mechanism that it cannot have
            return false;
        }
    }

    private static ReferenceTable table(String title, String meaning, List<Parameter> parameters) {
        return new ReferenceTable(
                title,
                meaning,
                HEADER,
                parameters.stream().map(ParameterReference::line).toList());
    }

    private static ReferenceTable.Line line(Parameter parameter) {
        String unit = Units.shown(parameter.unit());
        List<String> searched = new ArrayList<>(parameter.choices());
        searched.addAll(List.of(parameter.path(), parameter.column(), parameter.meaning(), unit));
        return new ReferenceTable.Line(
                List.of(parameter.path(), unit, defaults(parameter), Catalogue.allowed(parameter), parameter.meaning()),
                searched);
    }

    /** The default, and what choices change it to: {@code 20; surrogate-gradient: 10}. */
    private static String defaults(Parameter parameter) {
        Stream<String> changed = Catalogue.changedDefaults().stream()
                .filter(changes -> changes.defaults().containsKey(parameter))
                .map(changes ->
                        changes.choice() + ": " + plain(changes.defaults().get(parameter)));
        return Stream.concat(Stream.of(plain(parameter.defaultValue())), changed)
                .collect(Collectors.joining("; "));
    }

    private static String plain(Object value) {
        return value instanceof Double real
                ? new BigDecimal(Double.toString(real)).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
