package org.slumber.engine.learner.surrogate;

/**
 * One layer of leaky neurons through the steps of an {@link ImagePass}: v ← leak·v + input − z, and a spike if v &gt; 1; of
 * neurons that are stateless v ← input. Those of {@link SelfPrediction} have a prediction too.
 *
 * <p>Implementation notes. The loop over neurons that decays and adds is free of branches, and vector code; the resets are
 * subtracted afterwards from the few neurons that spiked. Whether a neuron spikes is nothing that a branch predictor could
 * learn, so the list of spikes is appended to without a branch: its end is always written to, and moves on by the sign bit
 * of 1 − v.
 */
final class NeuronLayer {
    private final double leak;
    private final int stateful;
    private final double[][] membrane;
    private final int[] spiking;
    private final int[] spikesEnd;
    /** Spikes that the next layer hears; without dropout, those that there are. */
    private int[] heard;

    private int[] heardEnd;
    private double[] passed = new double[0];
    private double scale = 1;

    /** {@code [step][neuron]}: p; none where neurons do not predict. */
    private final double[][] prediction;

    private final double ceiling;
    /** {@code [neuron]}; empty where all are 1. */
    private double[] threshold = new double[0];

    private double[] received = new double[0];
    private double rate;
    private double gain;
    private double spikeCharge;

    /**
     * @param neurons how many
     * @param stateful how many of the first of them keep their membrane
     * @param leak of those
     * @param predicting whether they predict their current
     * @param ceiling that membranes are cut at, or infinite
     * @param steps of a pass
     */
    NeuronLayer(int neurons, int stateful, double leak, boolean predicting, double ceiling, int steps) {
        this.ceiling = ceiling;
        this.stateful = stateful;
        this.leak = leak;
        membrane = new double[steps + 1][neurons];
        spiking = new int[steps * neurons + 1];
        spikesEnd = new int[steps + 1];
        heard = spiking;
        heardEnd = spikesEnd;
        prediction = new double[predicting ? steps + 1 : 0][neurons];
    }

    /**
     * A pass begins.
     *
     * @param numbers of neurons that predict; may have changed since the last
     * @param threshold {@code [neuron]}, read until the next; empty where all are 1
     */
    void begin(double[] numbers, double[] threshold) {
        this.threshold = threshold;
        if (predicts()) {
            rate = SelfPrediction.rate(numbers);
            gain = numbers[SelfPrediction.GAIN];
            spikeCharge = numbers[SelfPrediction.SPIKE_CHARGE];
        }
    }

    /**
     * What the next layer hears from now on.
     *
     * @param passed {@code [neuron]}: 1 where its spikes are heard, else 0
     * @param scale what such a spike counts
     */
    void passOn(double[] passed, double scale) {
        this.passed = passed;
        this.scale = scale;
        if (heard == spiking) {
            heard = new int[spiking.length];
            heardEnd = new int[spikesEnd.length];
        }
    }

    /** The next layer hears all spikes from now on. */
    void passOnAll() {
        passed = new double[0];
        scale = 1;
        heard = spiking;
        heardEnd = spikesEnd;
    }

    void integrate(int step, double[] input) {
        double[] before = membrane[step - 1];
        double[] v = membrane[step];
        for (int neuron = 0; neuron < stateful; neuron++) {
            v[neuron] = leak * before[neuron] + input[neuron];
        }
        if (stateful < v.length) {
            System.arraycopy(input, stateful, v, stateful, v.length - stateful);
        }
        if (step > 1 && stateful > 0) {
            reset(v, spikesEnd[step - 2], spikesEnd[step - 1]);
        }
        if (predicts()) {
            RowSum.add(v, prediction[step - 1], gain);
            received = input;
        }
    }

    private void reset(double[] v, int from, int end) {
        if (threshold.length == 0) {
            for (int k = from; k < end && spiking[k] < stateful; k++) {
                v[spiking[k]] -= 1;
            }
        } else {
            for (int k = from; k < end && spiking[k] < stateful; k++) {
                v[spiking[k]] -= threshold[spiking[k]];
            }
        }
    }

    void findSpikes(int step) {
        double[] v = membrane[step];
        for (int neuron = 0; cuts() && neuron < v.length; neuron++) {
            v[neuron] = Math.min(v[neuron], ceiling);
        }
        int end = threshold.length == 0 ? findSpikes(v, spikesEnd[step - 1]) : findAbove(v, spikesEnd[step - 1]);
        spikesEnd[step] = end;
        if (heard != spiking) {
            int count = heardEnd[step - 1];
            for (int k = spikesEnd[step - 1]; k < end; k++) {
                heard[count] = spiking[k];
                count += passed[spiking[k]] == 0 ? 0 : 1;
            }
            heardEnd[step] = count;
        }
        if (predicts()) {
            predict(step);
        }
    }

    private int findSpikes(double[] v, int from) {
        int end = from;
        for (int neuron = 0; neuron < v.length; neuron++) {
            spiking[end] = neuron;
            end += (int) (Double.doubleToRawLongBits(1 - v[neuron]) >>> 63);
        }
        return end;
    }

    private int findAbove(double[] v, int from) {
        int end = from;
        for (int neuron = 0; neuron < v.length; neuron++) {
            spiking[end] = neuron;
            end += (int) (Double.doubleToRawLongBits(threshold[neuron] - v[neuron]) >>> 63);
        }
        return end;
    }

    /** What the membrane of a neuron spikes above. */
    double threshold(int neuron) {
        return threshold.length == 0 ? 1 : threshold[neuron];
    }

    /** Whether membranes are cut at a ceiling. */
    boolean cuts() {
        return ceiling < Double.POSITIVE_INFINITY;
    }

    /** Whether the membrane of a neuron is cut in a step. */
    boolean isCut(int step, int neuron) {
        return membrane[step][neuron] >= ceiling;
    }

    private void predict(int step) {
        double[] before = prediction[step - 1];
        double[] p = prediction[step];
        for (int neuron = 0; neuron < p.length; neuron++) {
            p[neuron] = (1 - rate) * before[neuron] + rate * received[neuron];
        }
        for (int k = spikesEnd[step - 1]; k < spikesEnd[step]; k++) {
            p[spiking[k]] -= rate * spikeCharge;
        }
    }

    /** Whether neurons predict their current. */
    boolean predicts() {
        return prediction.length > 0;
    }

    /** p after a step, from 0 where it is 0, {@code [neuron]}; not copied. */
    double[] prediction(int step) {
        return prediction[step];
    }

    /** α. */
    double predictionRate() {
        return rate;
    }

    /** g. */
    double predictionGain() {
        return gain;
    }

    /** κ. */
    double spikeCharge() {
        return spikeCharge;
    }

    /** Number of neurons. */
    int neurons() {
        return membrane[0].length;
    }

    /** How many of the first neurons keep their membrane. */
    int stateful() {
        return stateful;
    }

    /** What these keep of it a step. */
    double leak() {
        return leak;
    }

    /** After a step from 1, {@code [neuron]}; not copied. */
    double[] membrane(int step) {
        return membrane[step];
    }

    /** Whether a neuron spikes in a step from 1. */
    boolean spikes(int step, int neuron) {
        return membrane[step][neuron] > threshold(neuron);
    }

    /** Neurons that spike, step after step, those of one step in ascending order; not copied. */
    int[] spiking() {
        return spiking;
    }

    /** Where the spikes of a step from 1 end and those of the next begin; 0 for step 0. */
    int spikesEnd(int step) {
        return spikesEnd[step];
    }

    /** Number of spikes of all steps. */
    int spikes() {
        return spikesEnd[spikesEnd.length - 1];
    }

    /** As {@link #spiking()}, of those that the next layer hears. */
    int[] heard() {
        return heard;
    }

    /** As {@link #spikesEnd}, of {@link #heard()}. */
    int heardEnd(int step) {
        return heardEnd[step];
    }

    /** What a spike that is heard counts. */
    double scale() {
        return scale;
    }

    /** Multiplies a derivative by what is heard into one by what is said, {@code [neuron]}. */
    void hush(double[] byHeard) {
        for (int neuron = 0; neuron < passed.length; neuron++) {
            byHeard[neuron] *= passed[neuron] * scale;
        }
    }

    /** Adds the number of spikes of each neuron at {@code [first + neuron]}. */
    void countSpikes(int first, long[] counts) {
        for (int k = 0; k < spikes(); k++) {
            counts[first + spiking[k]]++;
        }
    }
}
