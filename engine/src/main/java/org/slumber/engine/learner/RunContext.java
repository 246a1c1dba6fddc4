package org.slumber.engine.learner;

import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;

/**
 * What a learner finds when it is put to work.
 *
 * @param protocol sizes and scoring of the phases
 * @param encoding how an image is shown
 * @param dataset the samples
 * @param streams the run's random draws
 * @param firstTraining the images that the first episode trains on
 * @param chronicle where it writes down its training
 */
public record RunContext(
        Protocol protocol,
        Encoding encoding,
        Samples dataset,
        RandomStreams streams,
        int[] firstTraining,
        Chronicle chronicle) {}
