package org.slumber.spark.cli;

import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;
import org.slumber.engine.spec.InvalidInputException;

/** The option {@code --where}. */
final class SqlCondition {
    private SqlCondition() {}

    /** What a condition in SQL chooses, of whose errors a user sees the first line. */
    static <T> T chosen(Supplier<T> rows) {
        try {
            return rows.get();
        } catch (Exception e) {
            // Spark declares none of its checked exceptions to Java
            if (!(e instanceof SparkThrowable)) {
                throw e;
            }
            throw new InvalidInputException(
                    "--where: " + e.getMessage().strip().lines().findFirst().orElse("not understood"), e);
        }
    }
}
