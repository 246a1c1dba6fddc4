package org.slumber.spark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;

/** Opens Spark with the settings that this program wants where the user has not given others. */
public final class Sessions {
    private static final Map<String, String> SETTINGS = settings();
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private Sessions() {}

    /**
     * A session; the master is spark-submit's, or this machine with all its cores.
     *
     * @throws InvalidInputException where this Spark is too old
     */
    public static SparkSession open(String name) {
        refuseOlder(org.apache.spark.package$.MODULE$.SPARK_VERSION());
        SparkConf conf = new SparkConf().setAppName(name);
        SETTINGS.forEach(conf::setIfMissing);
        SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
        // Spark names a stage by its own code's lambda where a query runs in parts
        JavaSparkContext.fromSparkContext(spark.sparkContext()).setCallSite(name);
        return spark;
    }

    /** Refuses a Spark that lacks functions of the views: it would only fail once the runs are made. */
    static void refuseOlder(String version) {
        Matcher parts = VERSION.matcher(version);
        if (parts.matches()
                && (Integer.parseInt(parts.group(1)) < 3
                        || (parts.group(1).equals("3") && Integer.parseInt(parts.group(2)) < 5))) {
            throw new InvalidInputException("this is Spark " + version
                    + ", and Spark 3.5 or a newer one is needed; set SPARK_HOME to one, or leave spark-submit out of the"
                    + " PATH to take the Spark of the build");
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", "local[*]");
        settings.put("spark.ui.showConsoleProgress", "false");
        // hundreds of batches are listed faster by the driver than by a job
        settings.put("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
        settings.put("spark.sql.session.timeZone", "UTC");
        // rows have hundreds of columns and there are few of them: compiling code for them takes longer than
        // interpreting
        settings.put("spark.sql.codegen.wholeStage", "false");
        settings.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        // the last stage of a view that is kept in memory would be 200 tasks for its few rows
        settings.put("spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "true");
        // the history that the driver keeps for the UI must not grow with a hundred thousand runs
        settings.put("spark.ui.retainedJobs", "200");
        settings.put("spark.ui.retainedStages", "200");
        settings.put("spark.ui.retainedTasks", "10000");
        settings.put("spark.sql.ui.retainedExecutions", "20");
        return settings;
    }
}
