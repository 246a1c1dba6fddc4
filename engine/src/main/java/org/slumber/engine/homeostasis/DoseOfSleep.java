package org.slumber.engine.homeostasis;

/** How long a sleep lasts by its ratio (paper section on sleep). */
public final class DoseOfSleep {
    private DoseOfSleep() {}

    /** min(max(1, round(interval · ratio)), maximum) steps; 0 at ratio 0. */
    public static int steps(double ratio, int intervalSteps, int maximumSteps) {
        if (ratio == 0) {
            return 0;
        }
        // half to even, as the authors' program rounds
        return (int) Math.min(Math.max(1, Math.rint(intervalSteps * ratio)), maximumSteps);
    }
}
