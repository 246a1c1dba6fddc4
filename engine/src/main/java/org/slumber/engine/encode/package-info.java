/**
 * From images to input spikes: {@link org.slumber.engine.encode.SpikeProbabilities} makes the probability of a spike of
 * every input from an image, {@link org.slumber.engine.encode.PoissonEncoder} draws the spikes of each step:
 *
 * <pre>{@code
 * encoder.show(probabilities.of(image));
 * for (int step = 0; step < stepsPerImage; step++) {
 *     int spikes = encoder.draw(spiking);
 *     ...
 * }
 * }</pre>
 */
package org.slumber.engine.encode;
