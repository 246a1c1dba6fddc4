/**
 * From firing rates to predicted labels and to how well the classes cluster (paper section on the readout).
 *
 * <p>The order in which data flows: {@link org.slumber.engine.readout.Features} → {@link
 * org.slumber.engine.readout.Standardiser} (z-scores) → {@link org.slumber.engine.readout.PrincipalComponents} → a
 * {@link org.slumber.engine.readout.FittedClassifier}; the first two steps together are a {@link
 * org.slumber.engine.readout.ScoreSpace}. {@link org.slumber.engine.readout.ReadoutModel} is the whole of it:
 *
 * <pre>{@code
 * ReadoutModel model = ReadoutModel.fit(spec.readout(), train, classes, streams);
 * ReadoutScores scores = model.score(test);
 * scores.accuracy();   // of the classifier that the spec names
 * model.flags();       // empty for ordinary data
 * }</pre>
 *
 * <p>Everything is single-threaded plain double arithmetic with StrictMath, so equal input gives equal bits.
 */
package org.slumber.engine.readout;
