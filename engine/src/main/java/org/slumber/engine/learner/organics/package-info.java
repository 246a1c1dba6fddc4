/** Recurrent circuits of divisive normalisation (ORGaNICs) in one run, and plain recurrent networks to compare them with. */
package org.slumber.engine.learner.organics;
