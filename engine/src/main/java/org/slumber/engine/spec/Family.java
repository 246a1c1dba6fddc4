package org.slumber.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mechanisms of one kind that the catalogue has, and the parameter whose text says which of them a run has.
 *
 * @param <P> the settings that they have in common
 */
public final class Family<P extends SpecPart> {
    /** What stands between the names of mechanisms that act in one run. */
    public static final String JOINT = "+";

    /** The text that names no mechanism. */
    public static final String NONE = "none";

    private final Class<P> kind;
    private final TextParameter selector;
    private final boolean several;
    private final boolean open;
    private final String scope;
    private final List<Variant<? extends P>> variants;

    private Family(
            Class<P> kind,
            TextParameter selector,
            boolean several,
            boolean open,
            String scope,
            List<Variant<? extends P>> variants) {
        this.kind = kind;
        this.selector = selector;
        this.several = several;
        this.open = open;
        this.scope = scope;
        this.variants = List.copyOf(variants);
    }

    /** A family of which a run has one member. */
    public static <P extends SpecPart> Family<P> ofOne(
            Class<P> kind, TextParameter selector, List<Variant<? extends P>> variants) {
        return new Family<>(kind, selector, false, false, "", variants);
    }

    /**
     * A family of which a run has any number of members, none included.
     *
     * @param scope what an error adds to the list of members, e.g. where several families share a selector
     * @param variants the members, in the order in which they act
     */
    public static <P extends SpecPart> Family<P> ofSeveral(
            Class<P> kind, TextParameter selector, String scope, List<Variant<? extends P>> variants) {
        return new Family<>(kind, selector, true, false, scope, variants);
    }

    /** A family of which a run has the member that its selector names, or none where that says something else. */
    public static <P extends SpecPart> Family<P> ofOneOrNone(
            Class<P> kind, TextParameter selector, List<Variant<? extends P>> variants) {
        return new Family<>(kind, selector, false, true, "", variants);
    }

    /** The settings that its members have in common. */
    public Class<P> kind() {
        return kind;
    }

    /** The parameter that names members. */
    public TextParameter selector() {
        return selector;
    }

    /** Whether a run may have any number of members, as {@code sleep+normalize}. */
    public boolean several() {
        return several;
    }

    /** What follows {@link #allowed()} where several families share a selector, e.g. the learner they are of. */
    public String scope() {
        return scope;
    }

    /** The members, in the order in which several of them act. */
    public List<Variant<? extends P>> variants() {
        return variants;
    }

    /**
     * The members that a text names, in the family's order whatever the text's.
     *
     * @throws InvalidInputException naming what is allowed, where the text names none of the family, one twice, or
     *     several where a run has one
     */
    public List<Variant<? extends P>> members(String text) {
        boolean none =
                open ? variants.stream().noneMatch(variant -> variant.name().equals(text)) : text.equals(NONE);
        if ((open || several) && none) {
            return List.of();
        }
        List<String> names = several ? List.of(text.split("\\" + JOINT, -1)) : List.of(text);
        List<Variant<? extends P>> members = new ArrayList<>();
        for (String name : names) {
            Variant<? extends P> member = variants.stream()
                    .filter(variant -> variant.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            selector.path() + " must be " + allowed() + scope + ", was " + text));
            if (members.contains(member)) {
                throw new InvalidInputException(selector.path() + " must name " + name + " once, was " + text);
            }
            members.add(member);
        }
        return variants.stream().filter(members::contains).toList();
    }

    /** What its selector may be, in words that follow "must be". */
    public String allowed() {
        String names = variants.stream().map(Variant::name).collect(Collectors.joining(", "));
        if (open) {
            return selector.allowed() + "; " + names + " have parameters of their own";
        }
        if (!several) {
            return variants.size() == 1 ? names + ", the only one so far" : "one of " + names;
        }
        return "one of " + NONE + ", " + names + (variants.size() > 1 ? ", or several joined by " + JOINT : "");
    }

    /** The text that names these members. */
    public String textOf(List<? extends SpecPart> members) {
        return members.isEmpty()
                ? NONE
                : members.stream().map(part -> part.variant().name()).collect(Collectors.joining(JOINT));
    }
}
