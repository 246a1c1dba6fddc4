/** Which dose of sleep is best: runs by kind, and curves of their accuracy over the sleep ratio. */
package org.slumber.spark.analysis.dose;
