/**
 * From a sweep file to the specs of its runs.
 *
 * <p>A sweep file names the sweep, gives fixed values and axes by the paths of
 * {@link org.slumber.engine.Catalogue}, and expands to the cartesian product of its axes:
 *
 * <pre>
 * name: ratios
 * values:
 *   dataset: geomfig
 *   sleep.decay: 0.9999
 * axes:
 *   sleep.ratio: {from: 0, to: 0.3, step: 0.1}
 *   seed: [1, 2, 3]
 * </pre>
 *
 * <p>{@link org.slumber.spark.sweep.SweepFile} reads it, {@link org.slumber.spark.sweep.Expansion} makes the specs.
 * There is no Spark in this package.
 */
package org.slumber.spark.sweep;
