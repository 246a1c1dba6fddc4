package org.slumber.engine.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The spelling of closed choices in configurations and results: {@code LABEL_RUN} is written {@code label-run}. */
public final class Choice {
    private Choice() {}

    /** The name of a choice as configurations and results spell it. */
    public static String nameOf(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a choice.
     *
     * @throws InvalidInputException naming the path and every allowed value, where the text is none of them
     */
    public static <E extends Enum<E>> E parse(String path, Class<E> type, String text) {
        for (E choice : type.getEnumConstants()) {
            if (nameOf(choice).equals(text)) {
                return choice;
            }
        }
        String allowed =
                Arrays.stream(type.getEnumConstants()).map(Choice::nameOf).collect(Collectors.joining(", "));
        throw new InvalidInputException(path + " must be one of " + allowed + ", was " + text);
    }
}
