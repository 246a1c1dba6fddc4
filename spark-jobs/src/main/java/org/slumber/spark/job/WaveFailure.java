package org.slumber.spark.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;

/**
 * Why a Spark job has ended without all of its runs.
 *
 * @param sentence for the user
 * @param executorLost whether it was for want of the executor, not by an error in the task
 * @param sparkEnded whether Spark can run nothing any more
 */
record WaveFailure(String sentence, boolean executorLost, boolean sparkEnded) {
    /** How Spark names, in a job's message, the loss of executors, the master's end of an application, its own end. */
    private static final String EXECUTOR_LOST = "ExecutorLostFailure";

    private static final String CLUSTER_ERROR = "Exiting due to error from cluster scheduler";
    private static final String SHUT_DOWN = "SparkContext was shut down";

    static WaveFailure of(JavaFutureAction<Void> job) {
        try {
            job.get();
            return ofOne("Spark ended the run's task without a result");
        } catch (ExecutionException e) {
            String message = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            String first = message.lines().findFirst().orElse("");
            return new WaveFailure(
                    "Spark gave the run up: " + first,
                    first.contains(EXECUTOR_LOST),
                    first.contains(CLUSTER_ERROR) || first.contains(SHUT_DOWN));
        } catch (CancellationException e) {
            return ofOne("the run was cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ofOne("the run was cancelled");
        }
    }

    private static WaveFailure ofOne(String sentence) {
        return new WaveFailure(sentence, false, false);
    }
}
