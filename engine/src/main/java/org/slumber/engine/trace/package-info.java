/** Recorded runs of the authors' program, replayed to show that the engine computes the same. */
package org.slumber.engine.trace;
