package org.slumber.spark.cli;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.job.LocalSpark;

class SessionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.4.3", "3.3.2.3.3.7190.0-91", "2.4.8"})
    void aSparkThatIsTooOldIsRefusedInASentence(String version) {
        assertEquals(
                "this is Spark " + version
                        + ", and Spark 3.5 or a newer one is needed; set SPARK_HOME to one, or leave spark-submit out of"
                        + " the PATH to take the Spark of the build",
                assertThrows(InvalidInputException.class, () -> Sessions.refuseOlder(version))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.0", "3.5.9-amzn-0", "4.0.4", "4.2.0", "10.0.0", "4.3.0-SNAPSHOT"})
    void anyOtherIsTaken(String version) {
        assertDoesNotThrow(() -> Sessions.refuseOlder(version));
    }

    @Test
    void stagesGoByTheNameOfTheProgramThatTheyAreOf() {
        SparkSession spark = LocalSpark.session();
        JavaSparkStatusTracker tracker =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).statusTracker();
        int before = Arrays.stream(tracker.getJobIdsForGroup(null)).max().orElse(-1);
        spark.range(100)
                .groupBy(col("id").mod(7).as("rest"))
                .count()
                .orderBy("count", "rest")
                .collectAsList();
        Set<String> names = Arrays.stream(tracker.getJobIdsForGroup(null))
                .filter(job -> job > before)
                .flatMap(job -> Arrays.stream(tracker.getJobInfo(job).stageIds()))
                .mapToObj(stage -> tracker.getStageInfo(stage).name())
                .collect(Collectors.toSet());
        assertEquals(Set.of(spark.sparkContext().appName()), names);
    }

    @Test
    void theFewRowsOfAViewThatIsKeptInMemoryAreOneTask() {
        Dataset<Row> kept = LocalSpark.session()
                .range(100)
                .groupBy(col("id").mod(7).as("rest"))
                .count()
                .cache();
        try {
            assertEquals(7, kept.count());
            assertEquals(1, kept.toJavaRDD().getNumPartitions());
        } finally {
            kept.unpersist();
        }
    }
}
