/**
 * The surrogate-gradient network, the paper's comparison: inputs → hidden layers → output, leaky neurons, arctan surrogate,
 * Adam, and its own sleep.
 *
 * <p>The order in which data flows: an image gives a constant current, or one that varies ({@link
 * org.slumber.engine.learner.surrogate.InputProduct}), the current spikes ({@link org.slumber.engine.learner.surrogate.ImagePass}),
 * the spikes a loss ({@link org.slumber.engine.learner.surrogate.SpikeLoss}) and a gradient ({@link
 * org.slumber.engine.learner.surrogate.BackwardPass}), the gradients of a batch a step of {@link
 * org.slumber.engine.learner.surrogate.Adam}; {@link org.slumber.engine.learner.surrogate.SurrogateNetwork} is all of that, {@link
 * org.slumber.engine.learner.surrogate.SurrogateSleep} happens between batches, {@link org.slumber.engine.learner.surrogate.SleepReplay} after tasks:
 *
 * <pre>{@code
 * SurrogateNetwork network = new SurrogateNetwork(learner, inputs, classes, steps, random);
 * fill(network.images(), labels);
 * network.train(labels, (image, pass, loss) -> right += pass.prediction() == labels[image] ? 1 : 0);
 * }</pre>
 *
 * <p>Everything is double precision and in one fixed order, so equal input gives equal bits. The threshold of a neuron
 * is the unit of its membrane, of currents and of weights.
 */
package org.slumber.engine.learner.surrogate;
