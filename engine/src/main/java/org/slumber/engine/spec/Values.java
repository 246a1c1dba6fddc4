package org.slumber.engine.spec;

import java.util.List;
import java.util.Map;

/**
 * The value of every parameter of a spec that is being made: the one given, else the default that the choices made so
 * far give it, else its own.
 */
public final class Values {
    private final Map<String, Object> given;
    private final List<Map<Parameter, Object>> defaults;
    private final List<Family<?>> families;

    /**
     * @param given by path; integers serve where a real is wanted
     * @param defaults what takes the place of parameters' own defaults; the first that knows a parameter counts
     * @param families where members are looked up
     */
    public Values(Map<String, Object> given, List<Map<Parameter, Object>> defaults, List<Family<?>> families) {
        this.given = given;
        this.defaults = defaults;
        this.families = families;
    }

    /** A real value. */
    public double real(RealParameter parameter) {
        return (Double) value(parameter);
    }

    /** A whole value. */
    public long whole(WholeParameter parameter) {
        return (Long) value(parameter);
    }

    /** A whole value that its range keeps within an int. */
    public int integer(WholeParameter parameter) {
        long value = whole(parameter);
        parameter.check(value);
        return Math.toIntExact(value);
    }

    /** A choice. */
    public <E extends Enum<E>> E choice(ChoiceParameter<E> parameter) {
        return parameter.parse(value(parameter));
    }

    /** A text. */
    public String text(TextParameter parameter) {
        return (String) value(parameter);
    }

    private Object value(Parameter parameter) {
        return parameter.checked(stated(parameter));
    }

    private Object stated(Parameter parameter) {
        Object value = given.get(parameter.path());
        for (int layer = 0; value == null && layer < defaults.size(); layer++) {
            value = defaults.get(layer).get(parameter);
        }
        return value == null ? parameter.defaultValue() : value;
    }

    /** The one member of a family that its selector names, made from these values. */
    public <P extends SpecPart> P member(Class<P> kind) {
        return members(kind).get(0);
    }

    /** The members of a family that its selector names, made from these values, in the order in which they act. */
    public <P extends SpecPart> List<P> members(Class<P> kind) {
        return variants(kind).stream()
                .map(variant -> kind.cast(variant.make(this)))
                .toList();
    }

    /** The members of a family that its selector names. */
    public <P extends SpecPart> List<Variant<? extends P>> variants(Class<P> kind) {
        Family<P> family = family(kind);
        return family.members(String.valueOf(stated(family.selector())));
    }

    @SuppressWarnings("unchecked") // a family's kind is its members'
    private <P extends SpecPart> Family<P> family(Class<P> kind) {
        return (Family<P>) families.stream()
                .filter(family -> family.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
