package org.slumber.spark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens Spark with the settings that this program wants where the user has not given others. */
public final class Sessions {
    private static final Map<String, String> SETTINGS = settings();

    private Sessions() {}

    /** A session; the master is spark-submit's, or this machine with all its cores. */
    public static SparkSession open(String name) {
        SparkConf conf = new SparkConf().setAppName(name);
        SETTINGS.forEach(conf::setIfMissing);
        return SparkSession.builder().config(conf).getOrCreate();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", "local[*]");
        settings.put("spark.ui.showConsoleProgress", "false");
        // hundreds of batches are listed faster by the driver than by a job
        settings.put("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
        settings.put("spark.sql.session.timeZone", "UTC");
        // the history that the driver keeps for the UI must not grow with a hundred thousand runs
        settings.put("spark.ui.retainedJobs", "200");
        settings.put("spark.ui.retainedStages", "200");
        settings.put("spark.ui.retainedTasks", "10000");
        settings.put("spark.sql.ui.retainedExecutions", "20");
        return settings;
    }
}
