/** What a run shows its learner, in which order and phases, and what of it counts. */
package org.slumber.engine.curriculum;
