/** Which parameters of a sweep matter: Sobol' indices of the surface through its points. */
package org.slumber.spark.analysis.sensitivity;
