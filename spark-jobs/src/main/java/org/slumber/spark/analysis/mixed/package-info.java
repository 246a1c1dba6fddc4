/** Beta-family mixed regression. */
package org.slumber.spark.analysis.mixed;
