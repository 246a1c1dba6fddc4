package org.slumber.spark.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.MovingFiles;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** Answers queries over a results folder, each over what is there when it is asked. */
final class SqlSession {
    /** How statements begin that do nothing but ask. */
    private static final Pattern QUERY = Pattern.compile("\\s*(SELECT|WITH|FROM)\\b", Pattern.CASE_INSENSITIVE);

    private final SparkSession spark;
    private final String results;
    private final OptionalDouble margin;

    /**
     * A session.
     *
     * @param results folder of a sweep
     * @param margin as of {@link AnalysisViews#create(ResultTables, OptionalDouble)}
     */
    SqlSession(SparkSession spark, String results, OptionalDouble margin) {
        this.spark = spark;
        this.results = results;
        this.margin = margin;
    }

    /** Does something with the rows of an answer. */
    interface Reader {
        /** Reads them; they are computed now. */
        void read(Dataset<Row> rows) throws IOException;
    }

    /**
     * Refuses what is no SQL, which needs no Spark.
     *
     * @throws InvalidInputException that says where
     */
    static void refuseUnlikeSql(String sql) {
        inOneLine(() -> new SparkSqlParser().parsePlan(sql));
    }

    /** Does something, and where Spark finds a fault in the query, throws that in one line. */
    private static void inOneLine(Runnable understanding) {
        try {
            understanding.run();
        } catch (Exception e) {
            // Spark declares none of its checked exceptions to Java
            if (!(e instanceof SparkThrowable)) {
                throw e;
            }
            throw refusal(e);
        }
    }

    /**
     * Answers a query.
     *
     * @throws InvalidInputException where the query or the folder cannot be understood
     */
    void answer(String sql, Reader reader) throws IOException {
        if (QUERY.matcher(sql).lookingAt()) {
            refuseUnknownNames(sql);
        }
        boolean answered = false;
        for (int attempt = 1; !answered; attempt++) {
            answered = answered(sql, reader, attempt == MovingFiles.ATTEMPTS);
        }
    }

    /** Names that nothing has are told before anything is read, as reading takes longer: by tables and views without rows. */
    private void refuseUnknownNames(String sql) {
        Map<String, StructType> schemas = AnalysisViews.schemas();
        schemas.forEach(
                (name, schema) -> spark.createDataFrame(List.of(), schema).createOrReplaceTempView(name));
        AnalysisViews.registerFunctions(spark);
        try {
            inOneLine(() -> spark.sql(sql));
        } finally {
            // nobody may take them for the results
            schemas.keySet().forEach(spark.catalog()::dropTempView);
        }
    }

    /** Answers the query; false where a sweep merged the files meanwhile and there is another attempt. */
    private boolean answered(String sql, Reader reader, boolean last) throws IOException {
        try {
            ResultTables tables = ResultTables.open(
                    spark, ResultsFolder.of(results, spark.sparkContext().hadoopConfiguration()));
            AnalysisViews.create(tables, margin, sql);
            reader.read(spark.sql(sql));
            tables.notes().forEach(System.err::println);
            return true;
        } catch (Exception e) {
            if (!(e instanceof SparkThrowable)) {
                throw e;
            }
            if (!last && MovingFiles.moved(e)) {
                return false;
            }
            throw refusal(e);
        }
    }

    /** What Spark says is wrong, in one line. */
    private static InvalidInputException refusal(Exception e) {
        return new InvalidInputException(
                "query: " + e.getMessage().strip().lines().findFirst().orElse("not understood"), e);
    }
}
