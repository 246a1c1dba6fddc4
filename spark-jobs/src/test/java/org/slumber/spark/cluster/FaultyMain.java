package org.slumber.spark.cluster;

import org.slumber.spark.cli.Main;

/** The program with runs that misbehave, for spark-submit. */
public final class FaultyMain {
    private FaultyMain() {}

    /** As {@link Main#main}. */
    public static void main(String[] arguments) {
        int code = Main.run(FaultySimulation.ofThisProcess(), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
