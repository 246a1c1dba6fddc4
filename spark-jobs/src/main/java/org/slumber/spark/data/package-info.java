/** Getting data sets and looking at them: the {@code data} command of the command line. */
package org.slumber.spark.data;
