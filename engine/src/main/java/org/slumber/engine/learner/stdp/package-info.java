/** The recurrent network that learns by STDP, and its readout. */
package org.slumber.engine.learner.stdp;
