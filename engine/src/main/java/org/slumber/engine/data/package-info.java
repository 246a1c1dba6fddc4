/**
 * Data sets: labelled grey images as bytes, generated ({@link org.slumber.engine.data.Geomfig}) or read from IDX files
 * ({@link org.slumber.engine.data.IdxReader}), found by what a spec calls them
 * ({@link org.slumber.engine.data.Datasets}), and drawn from for one run ({@link org.slumber.engine.data.Split}):
 *
 * <pre>{@code
 * Dataset mnist = Datasets.load("mnist", Path.of("data"), spec.protocol().images());
 * Split split = Split.draw(mnist, spec.protocol(), new RandomStreams(spec.seed()));
 * }</pre>
 */
package org.slumber.engine.data;
