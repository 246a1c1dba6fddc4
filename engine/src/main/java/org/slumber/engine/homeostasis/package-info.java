/**
 * What keeps the weights from running away: sleep, normalisation and naps, and the wake clock that calls for them
 * ({@link org.slumber.engine.homeostasis.RegulatedNetwork}).
 */
package org.slumber.engine.homeostasis;
