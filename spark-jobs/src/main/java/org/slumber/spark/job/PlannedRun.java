package org.slumber.spark.job;

/**
 * One run of a plan, small enough to hold a hundred thousand.
 *
 * @param point of the expansion, from which the spec is made when it is needed
 * @param id identity of the run
 * @param dataset index of its data set in the plan
 * @param family runs that take alike, see {@link CostModel}
 * @param prior seconds expected before anything was measured
 */
record PlannedRun(int point, String id, int dataset, String family, double prior) {}
