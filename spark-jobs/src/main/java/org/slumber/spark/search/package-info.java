/**
 * Which runs of a plan are made, where that hangs on the results.
 *
 * <p>A {@link org.slumber.spark.search.Search} names the runs to begin with and, for each result that comes in, those to
 * make next. {@link org.slumber.spark.search.Replication} adds seeds to a point until its mean is known well enough,
 * {@link org.slumber.spark.search.SuccessiveHalving} trains the best on and leaves the rest, {@link
 * org.slumber.spark.search.Confirmation} makes the best of either again on fresh seeds. All decide by the results
 * alone, never by the order in which these arrive, so a search that was cut off goes on as if it had not been, and a
 * search on another cluster makes the same runs. There is no Spark in this package.
 */
package org.slumber.spark.search;
