/**
 * What a run is measured by: the records that results are made of, and the formulas of those that need more than a
 * count. A value that its formula leaves undefined is an empty Optional, never NaN.
 */
package org.slumber.engine.metrics;
