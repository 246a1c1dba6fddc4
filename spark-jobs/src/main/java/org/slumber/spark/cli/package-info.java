/**
 * The command line: {@link org.slumber.spark.cli.Main} and its commands. Spark is only started by commands that need it.
 */
package org.slumber.spark.cli;
