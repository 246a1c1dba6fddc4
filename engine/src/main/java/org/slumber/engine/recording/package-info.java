/**
 * What a run does, step by step, for who wants to look into it: a {@link org.slumber.engine.recording.Recorder} watches
 * the run and gives rows to a {@link org.slumber.engine.recording.RecordingSink}, which writes them.
 */
package org.slumber.engine.recording;
