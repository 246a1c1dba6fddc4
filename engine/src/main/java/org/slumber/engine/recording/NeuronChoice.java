package org.slumber.engine.recording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Neurons by name: {@code all}, or a list such as {@code excitatory:0-9,inhibitory}.
 *
 * @param what they are chosen for, for messages, e.g. {@code --spikes}
 * @param parts of the list; empty for all
 */
public record NeuronChoice(String what, List<Part> parts) {
    private static final Pattern PART = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?::(\\d{1,9})(?:-(\\d{1,9}))?)?");

    /**
     * Some neurons of a population.
     *
     * @param population its name
     * @param first neuron, from 0; empty for all of them
     * @param last neuron
     */
    public record Part(String population, OptionalInt first, OptionalInt last) {}

    /**
     * Reads a choice.
     *
     * @throws InvalidInputException where it is none
     */
    public static NeuronChoice parse(String what, String text) {
        if (text.equals("all")) {
            return new NeuronChoice(what, List.of());
        }
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new InvalidInputException(what + " must be all or neurons such as excitatory:0-9,inhibitory, was "
                        + (text.isEmpty() ? "empty" : text));
            }
            OptionalInt first = number(matcher.group(2));
            OptionalInt last = matcher.group(3) == null ? first : number(matcher.group(3));
            if (first.isPresent() && last.getAsInt() < first.getAsInt()) {
                throw new InvalidInputException(what + " must name the lower neuron first, was " + part.strip());
            }
            parts.add(new Part(matcher.group(1), first, last));
        }
        return new NeuronChoice(what, parts);
    }

    private static OptionalInt number(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /**
     * The chosen neurons of each population.
     *
     * @param can whether what they are chosen for can be had of a population
     * @param lacking what the others lack, for messages, e.g. {@code no spikes}
     * @throws InvalidInputException where there is no such population or neuron, or what is wanted is not to be had of it
     */
    List<BitSet> of(Structure structure, Predicate<Population> can, String lacking) {
        List<BitSet> chosen = new ArrayList<>();
        for (Population population : structure.populations()) {
            BitSet neurons = new BitSet();
            if (parts.isEmpty() && can.test(population)) {
                neurons.set(0, population.neurons());
            }
            chosen.add(neurons);
        }
        if (parts.isEmpty() && chosen.stream().allMatch(BitSet::isEmpty)) {
            throw new InvalidInputException(what + " cannot be had: this learner's neurons have " + lacking);
        }
        for (Part part : parts) {
            Population population = structure.populations().stream()
                    .filter(each -> each.name().equals(part.population()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(what + " must name one of "
                            + structure.populations().stream()
                                    .map(Population::name)
                                    .collect(Collectors.joining(", "))
                            + ", was " + part.population()));
            if (!can.test(population)) {
                throw new InvalidInputException(what + " cannot be had of " + part.population()
                        + ", whose neurons have " + lacking + " with this learner");
            }
            int last = part.last().orElse(population.neurons() - 1);
            if (last >= population.neurons()) {
                throw new InvalidInputException(what + " must name neurons from 0 to " + (population.neurons() - 1)
                        + " of " + part.population() + ", was " + last);
            }
            chosen.get(structure.indexOf(population)).set(part.first().orElse(0), last + 1);
        }
        return chosen;
    }
}
