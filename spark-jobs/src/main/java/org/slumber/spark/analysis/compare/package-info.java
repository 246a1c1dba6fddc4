/** Two results folders side by side: what moved between them, and whether that is more than the spread of the seeds. */
package org.slumber.spark.analysis.compare;
