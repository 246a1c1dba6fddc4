/**
 * From answers to a page: one HTML file that holds the words, the figures and the library that draws them.
 *
 * <p>{@link org.slumber.spark.report.SweepResults} reads a results folder; {@link org.slumber.spark.report.Headline} says
 * in words what it shows; each class ending in {@code Picture} turns it into the numbers of one picture; {@link
 * org.slumber.spark.report.HtmlPage} puts them on a page, where report.js draws them.
 */
package org.slumber.spark.report;
