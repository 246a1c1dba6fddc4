package org.slumber.spark.recording;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.learner.BatchLearner;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.recording.ChosenNeurons;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.recording.RecordingRequest;
import org.slumber.engine.recording.WeightMoment;
import org.slumber.engine.spec.InvalidInputException;

/** A recording of one stored run, before it is made: whether the run has what is asked for, and about how many rows that is. */
public final class RecordingPlan {
    /** Images that the rate of inputs is guessed from. */
    private static final int LOOKED_AT = 100;

    private final Row row;
    private final RunSpec spec;
    private final Samples samples;
    private final Structure structure;
    private final RecordingRequest request;
    private final ChosenNeurons chosen;

    /**
     * Plans a recording.
     *
     * @param row of {@code runs}, that ended well
     * @param explicitPhases whether the phases were asked for by name
     * @throws InvalidInputException where the run does not have what is asked for
     */
    public RecordingPlan(
            Row row,
            RunSpec spec,
            Samples samples,
            Structure structure,
            RecordingRequest request,
            boolean explicitPhases) {
        this.row = row;
        this.spec = spec;
        this.samples = samples;
        this.structure = structure;
        this.request = request;
        chosen = request.of(structure);
        checkSamples();
        checkEpochs();
        if (explicitPhases) {
            request.phases().forEach(this::checkPhase);
        }
        request.weights().forEach(this::check);
    }

    private long count(String column) {
        return row.<Long>getAs(column);
    }

    private InvalidInputException refused(String why) {
        return new InvalidInputException("run " + row.getAs("run_id") + " " + why);
    }

    private void checkSamples() {
        boolean others = Stream.of(
                        RecordedTable.SPIKES, RecordedTable.MEMBRANE, RecordedTable.RATES, RecordedTable.FEATURES)
                .anyMatch(request::has);
        boolean moments = request.weights().stream()
                .anyMatch(
                        moment -> moment.kind() == WeightMoment.Kind.EPOCH || moment.kind() == WeightMoment.Kind.STEP);
        if (!spec.readsSamples() && (others || moments || !request.epochs().isEmpty())) {
            throw refused("is of the learner " + spec.learner().variant().name()
                    + ", of which weights can be recorded (--weights start,onset,offset,tested), and nothing else");
        }
    }

    private void checkEpochs() {
        if (!request.epochs().isEmpty() && request.epochs().last() > count("epochs_trained")) {
            throw refused("trained " + count("epochs_trained") + " epochs: there is no epoch "
                    + request.epochs().last() + " to record");
        }
    }

    private boolean layered() {
        return spec.learner() instanceof BatchLearner;
    }

    private void checkPhase(Phase phase) {
        if (phase == Phase.SLEEP && layered()) {
            throw refused("is of the learner " + spec.learner().variant().name()
                    + ", of whose sleep weights can be recorded (--weights onset,offset)," + " not steps");
        }
        if (phase == Phase.SLEEP && count("sleep_steps") == 0) {
            throw refused("never sleeps: there is no phase sleep to record");
        }
        if (phase == Phase.VALIDATION && spec.protocol().validationImages() == 0) {
            throw refused("has no validation images: there is no phase validation to record");
        }
    }

    private void check(WeightMoment moment) {
        switch (moment.kind()) {
            case ONSET, OFFSET -> {
                if (count("sleeps") == 0) {
                    throw refused("never sleeps: there is no moment " + moment.text());
                }
            }
            case STEP -> checkStep(moment);
            case START, EPOCH, TESTED -> {}
        }
    }

    private void checkStep(WeightMoment moment) {
        if (moment.wakeSteps() > count("wake_steps")) {
            throw refused("trained " + count("wake_steps") + " steps awake: there is no moment " + moment.text());
        }
        if (spec.learner() instanceof BatchLearner learner) {
            long batch = (long) learner.batch() * spec.protocol().stepsPerImage();
            if (moment.wakeSteps() % batch != 0) {
                throw refused("learns at the end of each batch, every " + batch + " steps: there is no moment "
                        + moment.text());
            }
        }
    }

    /** About how many rows each table will have, by the firing rates of the run's last epoch. */
    public Map<RecordedTable, Double> rows() {
        Map<RecordedTable, Double> rows = new EnumMap<>(RecordedTable.class);
        double awake = steps(Phase.TRAINING) + steps(Phase.VALIDATION) + steps(Phase.TEST);
        double asleep = steps(Phase.SLEEP);
        if (request.has(RecordedTable.SPIKES)) {
            rows.put(
                    RecordedTable.SPIKES,
                    sum(
                            chosen.spikes(),
                            population -> rate(population)
                                    / 1000
                                    * (awake + (structure.indexOf(population) == 0 ? 0 : asleep))));
        }
        if (request.has(RecordedTable.MEMBRANE)) {
            rows.put(RecordedTable.MEMBRANE, sum(chosen.membrane(), population -> awake + asleep));
        }
        if (request.has(RecordedTable.RATES)) {
            rows.put(
                    RecordedTable.RATES,
                    sum(chosen.rates(), population -> awake / spec.protocol().stepsPerImage()));
        }
        if (request.has(RecordedTable.WEIGHTS)) {
            double synapses = structure.projections().stream()
                    .mapToDouble(Structure.Projection::synapses)
                    .sum();
            rows.put(
                    RecordedTable.WEIGHTS,
                    synapses
                            * request.weights().stream()
                                    .mapToDouble(this::times)
                                    .sum());
        }
        if (request.has(RecordedTable.FEATURES)) {
            double neurons = structure.populations().stream()
                    .skip(1)
                    .mapToDouble(Population::neurons)
                    .sum();
            rows.put(
                    RecordedTable.FEATURES, neurons * (spec.protocol().trainImages() + (double) count("test_samples")));
        }
        return rows;
    }

    private double times(WeightMoment moment) {
        return switch (moment.kind()) {
            case ONSET, OFFSET -> count("sleeps");
            case EPOCH -> count("epochs_trained");
            case START, STEP, TESTED -> 1;
        };
    }

    private double sum(List<BitSet> neurons, ToDoubleFunction<Population> each) {
        double sum = 0;
        for (Population population : structure.populations()) {
            int chosenOfIt = neurons.get(structure.indexOf(population)).cardinality();
            sum += chosenOfIt == 0 ? 0 : chosenOfIt * each.applyAsDouble(population);
        }
        return sum;
    }

    /** Steps of a phase that are recorded. */
    private double steps(Phase phase) {
        if (!spec.readsSamples() || !request.phases().contains(phase)) {
            return 0;
        }
        double epochs = count("epochs_trained");
        double share = request.epochs().isEmpty() ? 1 : request.epochs().size() / epochs;
        return switch (phase) {
            case TRAINING -> share * count("wake_steps");
            case SLEEP -> layered() ? 0 : share * count("sleep_steps");
            case VALIDATION ->
                share
                        * epochs
                        * spec.protocol().validationImages()
                        * spec.protocol().stepsPerImage();
            case TEST -> (double) spec.protocol().testImages() * spec.protocol().stepsPerImage();
        };
    }

    /** Hz. */
    private double rate(Population population) {
        if (structure.indexOf(population) == 0) {
            return inputRate();
        }
        String column = layered() ? "hidden_rate" : population.name() + "_rate";
        Double rate = row.getAs(column);
        return rate == null ? 0 : rate;
    }

    private double inputRate() {
        // whose inputs spike by probabilities reads images alone
        Dataset dataset = samples.images("a network with spiking inputs", "learner surrogate-gradient does");
        SpikeProbabilities probabilities = new SpikeProbabilities(spec.encoding(), dataset);
        int images = Math.min(LOOKED_AT, dataset.size());
        double sum = 0;
        for (int image = 0; image < images; image++) {
            for (double probability : probabilities.of(image)) {
                sum += probability;
            }
        }
        return 1000 * sum / ((double) images * spec.encoding().inputs());
    }
}
