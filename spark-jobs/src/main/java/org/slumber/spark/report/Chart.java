package org.slumber.spark.report;

/**
 * What report.js draws as one picture with its own buttons.
 *
 * @param kind the name of the function in report.js that draws it
 * @param title above it, also where it is saved
 * @param data what that function takes, made of records, lists, maps, texts and numbers
 */
record Chart(String kind, String title, Object data) {}
