package org.slumber.spark.cli;

import java.io.PrintStream;

/** Figures that are written in any {@link TextFormat}. */
interface FiguresText {
    /** For people. */
    void table(PrintStream to);

    /** With a header line. */
    void csv(PrintStream to);

    /** One object. */
    void json(PrintStream to);
}
