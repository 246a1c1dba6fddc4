/** Recorded runs, of the authors' program or of this one, replayed to show that the engine computes the same. */
package org.slumber.engine.trace;
