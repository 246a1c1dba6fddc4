/** Mixed models of the runs of a results folder: which columns there are, which model the paper fitted, its figures. */
package org.slumber.spark.analysis.model;
