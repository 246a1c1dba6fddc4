package org.slumber.spark.results;

import org.apache.spark.sql.types.DataType;

/**
 * What there is to say of a column of a table or view.
 *
 * @param name in SQL
 * @param type in Spark
 * @param unit e.g. {@code steps}, {@code Hz}, {@code fraction}; {@code 1} where it has none
 * @param meaning one line
 * @param since version of the tables that it came with, see {@link ResultSchema#VERSION}
 */
public record DescribedColumn(String name, DataType type, String unit, String meaning, int since) {}
