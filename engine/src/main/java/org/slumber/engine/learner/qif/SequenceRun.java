package org.slumber.engine.learner.qif;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.Reading;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** One run: the weights sleep, then the sequence is called up and its bursts are looked for. */
final class SequenceRun {
    /** Steps between two looks at whether the run is to end. */
    private static final int LOOK_UP = 1000;

    private final QifSequenceLearner settings;
    private final RandomStreams streams;
    private final Chronicle chronicle;
    private final SequenceWeights weights;
    private final WeightMonitor monitor;

    SequenceRun(QifSequenceLearner settings, RandomStreams streams, Chronicle chronicle) {
        this.settings = settings;
        this.streams = streams;
        this.chronicle = chronicle;
        weights = weights();
        monitor = new WeightMonitor(weights.groups());
    }

    /** As they are stored. In the model of neurons noise is on weights from neuron to neuron instead. */
    private SequenceWeights weights() {
        int populations = settings.populations().count();
        StoredSequence stored = settings.stored();
        return settings.model() == QifSequenceLearner.Model.RATE
                ? new SequenceWeights(stored, populations, streams.stream("qif-weight-noise"))
                : new SequenceWeights(stored.weights(populations), populations);
    }

    SampleFreeLearner.Found found() {
        chronicle.observer().begins(structure());
        checkpoint(Checkpoint.Moment.START);
        settings.sleeps().forEach(this::sleep);
        chronicle.observer().tests();
        QifNetwork network = network();
        Bursts bursts = new Bursts(weights.populations(), settings.burstRate());
        long steps = callUp(network, bursts);
        Work work = new Work(0, chronicle.sleepSteps(), 0, steps, 0, chronicle.sleeps(), network.synapticEvents());
        return new SampleFreeLearner.Found(monitor.stability(), bursts.replay(), work);
    }

    private void sleep(SequenceSleep sleep) {
        for (int time = 0; sleep.steps() > 0 && time < sleep.sleeps(); time++) {
            chronicle.checkCancelled();
            boolean observed = chronicle.observesNextSleep();
            if (observed) {
                checkpoint(Checkpoint.Moment.ONSET);
            }
            chronicle.observer().fallsAsleep();
            weights.sleep(sleep);
            chronicle.slept(sleep.steps());
            chronicle.observer().awakes();
            monitor.observe();
            if (observed) {
                checkpoint(Checkpoint.Moment.OFFSET);
            }
        }
    }

    private void checkpoint(Checkpoint.Moment moment) {
        OptionalDouble none = OptionalDouble.empty();
        chronicle.checkpoint(moment, none, new Reading(none, none, none, none, none, monitor.distributions()));
    }

    private QifNetwork network() {
        return switch (settings.model()) {
            case RATE -> new RateEquations(settings.populations(), settings.cue(), weights, settings.step());
            case SPIKING ->
                new QifNeurons(
                        settings.populations(),
                        settings.cue(),
                        weights,
                        settings.stored().noise(),
                        settings.countingWindow(),
                        streams);
        };
    }

    /** Strikes the first population and goes on until all have burst or time is up; the steps that it took. */
    private long callUp(QifNetwork network, Bursts bursts) {
        double length = network.step();
        long strike = Math.round(settings.cue().impulseTime() / length);
        long last = settings.steps();
        long steps = 0;
        while (steps < last && !bursts.complete()) {
            if (steps == strike) {
                network.strike(settings.cue().impulse());
            }
            network.advance();
            steps++;
            if (!network.sound()) {
                throw new InvalidInputException("qif.step must be below " + length
                        + " with these weights: the rates leave all bounds " + steps * length
                        + " time constants from the beginning");
            }
            double time = steps * length - network.delay();
            for (int population = 0; steps > strike && population < weights.populations(); population++) {
                bursts.observe(population, time, network.rate(population));
            }
            if (steps % LOOK_UP == 0) {
                chronicle.checkCancelled();
            }
        }
        return steps;
    }

    /** The populations, each seen as one, and the weights between them. */
    Structure structure() {
        Structure.Population all = new Structure.Population("populations", weights.populations(), false, false);
        return new Structure(
                List.of(all),
                List.of(new Structure.Projection(
                        "populations-populations",
                        Optional.of(all),
                        all,
                        weights.values().length,
                        synapse -> synapse % weights.populations(),
                        synapse -> synapse / weights.populations(),
                        synapse -> weights.values()[synapse])));
    }
}
