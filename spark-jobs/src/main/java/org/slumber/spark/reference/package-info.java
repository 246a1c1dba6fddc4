/**
 * What there is to set and to read, as tables of words: {@link org.slumber.spark.reference.ParameterReference} from the
 * engine's catalogue, {@link org.slumber.spark.reference.ColumnReference} from the tables and views of results. The
 * command line prints them and the documents hold them ({@link org.slumber.spark.reference.GeneratedPart}), so that
 * neither says anything that the declarations do not. Nothing here starts Spark.
 */
package org.slumber.spark.reference;
