package org.slumber.spark.job;

import org.apache.spark.sql.SparkSession;
import org.slumber.spark.cli.Sessions;

/** The one local Spark of the tests of a JVM, with two cores; a new one where a command has stopped the last. */
public final class LocalSpark {
    private static SparkSession session;

    private LocalSpark() {}

    /** The session, opened anew where a command under test has closed it. */
    public static synchronized SparkSession session() {
        if (session == null || session.sparkContext().isStopped()) {
            System.setProperty("spark.master", "local[2]");
            System.setProperty("spark.ui.enabled", "false");
            session = Sessions.open("tests");
        }
        return session;
    }
}
