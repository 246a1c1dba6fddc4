/**
 * What a spiking network does, measured over windows of its steps: its spikes, its currents and its weights. An estimator is
 * a pure function of a window; one that its formula leaves undefined is an empty Optional, never NaN.
 */
package org.slumber.engine.dynamics;
