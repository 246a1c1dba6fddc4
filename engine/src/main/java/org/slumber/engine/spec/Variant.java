package org.slumber.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The declaration of a mechanism: its name in configurations, its parameters, how its record is made of their values,
 * and what it changes in the defaults of others.
 *
 * <pre>{@code
 * static final Variant<Normalisation> VARIANT = Variant.of("normalize", Normalisation.class, "restores the weights at once")
 *         .with(TARGET, Normalisation::target)
 *         .with(INTERVAL_STEPS, Normalisation::intervalSteps)
 *         .madeBy(values -> new Normalisation(values.choice(TARGET), values.integer(INTERVAL_STEPS)));
 * }</pre>
 *
 * @param <R> the record of its settings
 */
public final class Variant<R extends SpecPart> {
    private final String name;
    private final Class<R> type;
    private final String meaning;
    private final Map<Parameter, Function<R, ?>> getters;
    private final Map<Parameter, Object> defaults;
    private final Map<String, Object> neutral;
    private final boolean seldom;
    private final Map<String, Object> brief;
    private final List<Parameter> inside;
    private final Function<Values, R> maker;

    private Variant(Builder<R> builder, Function<Values, R> maker) {
        name = builder.name;
        type = builder.type;
        meaning = builder.meaning;
        getters = new LinkedHashMap<>(builder.getters);
        defaults = new LinkedHashMap<>(builder.defaults);
        neutral = new LinkedHashMap<>(builder.neutral);
        seldom = builder.seldom;
        brief = new LinkedHashMap<>(builder.brief);
        inside = List.copyOf(builder.inside);
        this.maker = maker;
    }

    /**
     * Begins a declaration.
     *
     * @param name as configurations and results spell it
     * @param type the record of its settings
     * @param meaning one line
     */
    public static <R extends SpecPart> Builder<R> of(String name, Class<R> type, String meaning) {
        return new Builder<>(name, type, meaning);
    }

    /** A declaration under way. */
    public static final class Builder<R extends SpecPart> {
        private final String name;
        private final Class<R> type;
        private final String meaning;
        private final Map<Parameter, Function<R, ?>> getters = new LinkedHashMap<>();
        private final Map<Parameter, Object> defaults = new LinkedHashMap<>();
        private final Map<String, Object> neutral = new LinkedHashMap<>();
        private boolean seldom;
        private final Map<String, Object> brief = new LinkedHashMap<>();
        private final List<Parameter> inside = new ArrayList<>();

        private Builder(String name, Class<R> type, String meaning) {
            this.name = name;
            this.type = type;
            this.meaning = meaning;
        }

        /** Adds a parameter and where its value stands in the record; an int, a double, an enum or a text. */
        public Builder<R> with(Parameter parameter, Function<R, ?> getter) {
            getters.put(parameter, getter);
            return this;
        }

        /** Says that its record has a part of another variant inside, made from the same values. */
        public Builder<R> containing(Variant<?> part) {
            inside.addAll(part.parameters());
            return this;
        }

        /** Gives another parameter this default where the variant is chosen. */
        public Builder<R> defaulting(Parameter parameter, Object value) {
            defaults.put(parameter, parameter.checked(value));
            return this;
        }

        /** Names a value under which, with all others so named, the mechanism does nothing. */
        public Builder<R> neutral(Parameter parameter, Object value) {
            neutral.put(parameter.path(), parameter.checked(value));
            return this;
        }

        /** As {@link #neutral}, of a value under which the mechanism acts too seldom for any run that was ever made. */
        public Builder<R> seldom(Parameter parameter, Object value) {
            seldom = true;
            return neutral(parameter, value);
        }

        /** Names a value under which, with all others so named, the mechanism shows within a few hundred steps. */
        public Builder<R> brief(Parameter parameter, Object value) {
            brief.put(parameter.path(), parameter.checked(value));
            return this;
        }

        /** Ends the declaration with the way from values to the record. */
        public Variant<R> madeBy(Function<Values, R> maker) {
            return new Variant<>(this, maker);
        }
    }

    /** Its name in configurations and results. */
    public String name() {
        return name;
    }

    /** The record of its settings. */
    public Class<R> type() {
        return type;
    }

    /** One line on what it is. */
    public String meaning() {
        return meaning;
    }

    /** Its parameters, in the order of their columns; some may be another variant's too. */
    public List<Parameter> parameters() {
        return new ArrayList<>(getters.keySet());
    }

    /** Its parameters, and those of the parts inside it that it {@linkplain Builder#containing contains}. */
    public List<Parameter> parametersWithin() {
        List<Parameter> all = parameters();
        all.addAll(inside);
        return all;
    }

    /** What it changes in the defaults of parameters where it is chosen. */
    public Map<Parameter, Object> defaults() {
        return Map.copyOf(defaults);
    }

    /** Values by path under which the mechanism does nothing; empty where it always does something. */
    public Map<String, Object> neutral() {
        return Map.copyOf(neutral);
    }

    /** Whether there is a setting under which it does nothing, in a run of whatever length: {@link #neutral()}. */
    public boolean canIdle() {
        return !neutral.isEmpty() && !seldom;
    }

    /** Whether a part of this variant is set so that it does nothing, in a run of whatever length. */
    public boolean idle(SpecPart part) {
        return canIdle()
                && getters.keySet().stream()
                        .filter(parameter -> neutral.containsKey(parameter.path()))
                        .allMatch(parameter ->
                                valueOf(part, parameter).orElseThrow().equals(neutral.get(parameter.path())));
    }

    /** Values by path under which the mechanism shows within a few hundred steps; empty where its defaults do. */
    public Map<String, Object> brief() {
        return Map.copyOf(brief);
    }

    /** Its record, from values. */
    public R make(Values values) {
        return maker.apply(values);
    }

    /** The value of a parameter in a part of this variant, as Long, Double or String; empty where it is not its own. */
    public Optional<Object> valueOf(SpecPart part, Parameter parameter) {
        Function<R, ?> getter = getters.get(parameter);
        return getter == null ? Optional.empty() : Optional.of(plain(getter.apply(type.cast(part))));
    }

    /** Integers as Long and choices by name, so that a value compares and prints alike wherever it came from. */
    private static Object plain(Object value) {
        if (value instanceof Integer integer) {
            return integer.longValue();
        }
        return value instanceof Enum<?> choice ? Choice.nameOf(choice) : value;
    }
}
