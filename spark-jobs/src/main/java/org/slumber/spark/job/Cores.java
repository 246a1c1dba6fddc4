package org.slumber.spark.job;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** How many tasks can run at a time; on a cluster that changes as executors come and go. */
final class Cores {
    private final JavaSparkContext spark;
    private final int taskCores;
    private final int executorCores;
    private final int dynamicExecutors;
    private int last = 1;

    Cores(JavaSparkContext spark) {
        this.spark = spark;
        SparkConf conf = spark.getConf();
        taskCores = conf.getInt("spark.task.cpus", 1);
        executorCores = conf.getInt("spark.executor.cores", 1);
        // executors are only asked for where tasks wait, so with a fixed most the tasks for all of them are handed out
        int most = conf.getInt("spark.dynamicAllocation.maxExecutors", 0);
        dynamicExecutors = conf.getBoolean("spark.dynamicAllocation.enabled", false) && most < 100_000 ? most : 0;
    }

    /** Tasks at a time, at least 1; what it was last where Spark has ended. */
    int now() {
        if (!spark.sc().isStopped()) {
            last = Math.max(1, Math.max(spark.defaultParallelism(), dynamicExecutors * executorCores) / taskCores);
        }
        return last;
    }
}
