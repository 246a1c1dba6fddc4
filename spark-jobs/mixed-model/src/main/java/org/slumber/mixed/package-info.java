/**
 * Beta mixed regression by Laplace's approximation: a {@link org.slumber.mixed.Formula} and columns of
 * {@link org.slumber.mixed.Observations} in, a {@link org.slumber.mixed.MixedModelFit} out. In the notation of R's
 * glmmTMB and with its figures.
 */
package org.slumber.mixed;
