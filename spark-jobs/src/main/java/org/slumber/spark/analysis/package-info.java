/** From rows to answers. */
package org.slumber.spark.analysis;
