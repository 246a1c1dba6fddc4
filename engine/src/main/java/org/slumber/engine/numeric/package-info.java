/** Numerical methods that know nothing of networks: the same bits on every platform. */
package org.slumber.engine.numeric;
