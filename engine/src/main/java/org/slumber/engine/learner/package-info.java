/**
 * What learns: the interface of a learner to the run that leads it, and in the packages below the learners themselves.
 */
package org.slumber.engine.learner;
