/**
 * From images to input spikes: {@link org.slumber.engine.input.SpikeProbabilities} makes the probability of a spike of
 * every input from an image, {@link org.slumber.engine.input.PoissonEncoder} draws the spikes of each step:
 *
 * <pre>{@code
 * encoder.show(probabilities.of(image));
 * for (int step = 0; step < stepsPerImage; step++) {
 *     int spikes = encoder.draw(spiking);
 *     ...
 * }
 * }</pre>
 */
package org.slumber.engine.input;
