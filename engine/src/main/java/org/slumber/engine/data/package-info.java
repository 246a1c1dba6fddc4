/**
 * Data sets: labelled samples ({@link org.slumber.engine.data.Samples}), which are grey images as bytes, generated ({@link org.slumber.engine.data.Geomfig}) or read from IDX files
 * ({@link org.slumber.engine.data.IdxReader}), or spikes in time ({@link org.slumber.engine.data.EventSet}), generated
 * ({@link org.slumber.engine.data.GeneratedEvents}) or read; and found by what a spec calls them
 * ({@link org.slumber.engine.data.Datasets}):
 *
 * <pre>{@code
 * Samples mnist = Datasets.load("mnist", Path.of("data"), spec.protocol().images());
 * }</pre>
 */
package org.slumber.engine.data;
