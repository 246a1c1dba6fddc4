/**
 * How many seeds a sweep needs: what the runs of a folder say of the spread over seeds, and what follows from that for the
 * next one.
 */
package org.slumber.spark.analysis.planning;
