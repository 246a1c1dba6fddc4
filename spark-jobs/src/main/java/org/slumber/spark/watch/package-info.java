/** A sweep that goes on, looked at: its folder is read as batches land, and shown by a server for this machine alone. */
package org.slumber.spark.watch;
