package org.slumber.engine.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/**
 * A moment at which weights are recorded.
 *
 * @param kind of moment
 * @param wakeSteps training steps awake before it, of {@link Kind#STEP}; else 0
 */
public record WeightMoment(Kind kind, long wakeSteps) {
    private static final Pattern STEP = Pattern.compile("step:(\\d{1,18})");

    /** Kinds of moments. */
    public enum Kind {
        /** Before the first step. */
        START("start"),
        /** Right before each sleep, nap or normalisation. */
        ONSET("onset"),
        /** Right after it. */
        OFFSET("offset"),
        /** After each epoch. */
        EPOCH("epoch"),
        /** Once so many training steps awake have passed. */
        STEP("step"),
        /** Before the test: the weights that are tested. */
        TESTED("tested");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** As it is asked for. */
    public String text() {
        return kind == Kind.STEP ? kind.text + ":" + wakeSteps : kind.text;
    }

    /** One that needs no number. */
    static WeightMoment of(Kind kind) {
        return new WeightMoment(kind, 0);
    }

    /**
     * Reads a list such as {@code start,step:1000,tested}.
     *
     * @param what it is, for messages
     * @throws InvalidInputException where it is none
     */
    public static List<WeightMoment> parse(String what, String text) {
        List<WeightMoment> moments = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            moments.add(one(what, each.strip()));
        }
        return List.copyOf(moments);
    }

    private static WeightMoment one(String what, String text) {
        var step = STEP.matcher(text);
        if (step.matches()) {
            return new WeightMoment(Kind.STEP, Long.parseLong(step.group(1)));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.STEP && kind.text.equals(text)) {
                return of(kind);
            }
        }
        throw new InvalidInputException(what + " must be of start, onset, offset, epoch, tested and step:N, was "
                + (text.isEmpty() ? "empty" : text));
    }
}
