package org.slumber.spark.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slumber.spark.job.LocalSpark;

/** Runs the program as a user does; what it printed and complained about is that of the last run. */
final class Console {
    private String printed = "";
    private String complained = "";

    /** Runs it and returns its exit code. */
    int run(String... arguments) {
        LocalSpark.session();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Main.run(arguments);
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
            printed = out.toString(StandardCharsets.UTF_8);
            complained = err.toString(StandardCharsets.UTF_8).strip();
        }
    }

    /** As {@link #run}, with what comes from standard input. */
    int answer(String input, String... arguments) {
        InputStream real = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(real);
        }
    }

    String printed() {
        return printed;
    }

    String complained() {
        return complained;
    }
}
