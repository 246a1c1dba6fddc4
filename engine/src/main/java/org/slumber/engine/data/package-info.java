/**
 * Data sets: labelled grey images as bytes, generated ({@link org.slumber.engine.data.Geomfig}) or read from IDX files
 * ({@link org.slumber.engine.data.IdxReader}), and found by what a spec calls them
 * ({@link org.slumber.engine.data.Datasets}):
 *
 * <pre>{@code
 * Dataset mnist = Datasets.load("mnist", Path.of("data"), spec.protocol().images());
 * }</pre>
 */
package org.slumber.engine.data;
