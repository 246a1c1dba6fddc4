/**
 * Recordings of runs as files, each format a {@link org.slumber.spark.recording.RecordingWriter}. All of them write row by
 * row and hold no more of a run in memory than a buffer.
 */
package org.slumber.spark.recording;
