package org.slumber.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;

/**
 * A digest of every bit that a run found, in an order and form of its own, so that it stays what it is when the types
 * of a result are written another way. What a result gains later is not in it.
 */
public final class ResultDigest {
    private static final List<String> METRICS = List.of(
            "participation_ratio", "centroid_cosine", "phi_train", "phi_test", "eta_squared_train", "eta_squared_test");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ResultDigest() {}

    /** The first 16 hexadecimal digits of SHA-256 over the result. */
    public static String of(RunResult result) {
        ResultDigest digest = new ResultDigest();
        try {
            digest.write(result);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(digest.bytes.toByteArray());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void write(RunResult result) throws IOException {
        // a result without scores came later, and has its metrics in their place
        if (result.learnt().isPresent()) {
            write(result.scores());
        } else {
            out.writeUTF(result.metrics().toString());
        }
        for (Map.Entry<SynapseGroup, WeightStability> group : result.weights().entrySet()) {
            write(group.getKey());
            write(group.getValue().initial());
            write(group.getValue().end());
            out.writeDouble(group.getValue().worstSumRatio());
        }
        write(result.saturation());
        out.writeLong(result.stepsToSaturation().orElse(-1));
        write(result.meanSleepAccuracyChange());
        if (result.learnt().isPresent()) {
            write(result.activity());
        }
        for (String metric : METRICS) {
            Double value = result.metrics().get(metric);
            write(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
        }
        write(result.work());
        for (String flag : result.flags()) {
            out.writeUTF(flag);
        }
        for (Checkpoint checkpoint : result.checkpoints()) {
            write(checkpoint);
        }
    }

    private void write(Scores scores) throws IOException {
        out.writeDouble(scores.test());
        write(scores.logisticRegression());
        write(scores.qda());
        write(scores.topResponder());
        write(scores.testAllBlocks());
        out.writeInt(scores.testSamples());
        write(scores.validationBest());
        write(scores.validationFinal());
        out.writeInt(scores.testedEpoch());
        out.writeInt(scores.epochs());
        write(scores.confusion());
    }

    private void write(Activity activity) throws IOException {
        write(activity.excitatoryRate());
        write(activity.inhibitoryRate());
        write(activity.hiddenRate());
        out.writeDouble(activity.silentFraction());
        out.writeDouble(activity.saturatedFraction());
    }

    private void write(SynapseGroup group) throws IOException {
        out.writeUTF(group.name().replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private void write(Work work) throws IOException {
        out.writeLong(work.wakeSteps());
        out.writeLong(work.sleepSteps());
        out.writeLong(work.validationSteps());
        out.writeLong(work.testSteps());
        out.writeLong(work.sleeps());
        out.writeLong(work.synapticEvents());
    }

    private void write(Checkpoint checkpoint) throws IOException {
        out.writeInt(checkpoint.index());
        out.writeUTF(checkpoint.moment().name());
        out.writeInt(checkpoint.epoch());
        out.writeLong(checkpoint.wakeSteps());
        out.writeLong(checkpoint.sleepSteps());
        write(checkpoint.excitatoryRate());
        write(checkpoint.inhibitoryRate());
        write(checkpoint.hiddenRate());
        write(checkpoint.validationAccuracy());
        write(checkpoint.loss());
        write(checkpoint.trainingAccuracy());
        for (Map.Entry<SynapseGroup, WeightDistribution> group :
                checkpoint.weights().entrySet()) {
            write(group.getKey());
            write(group.getValue());
        }
    }

    private void write(WeightDistribution weights) throws IOException {
        out.writeInt(weights.synapses());
        out.writeDouble(weights.sum());
        out.writeDouble(weights.mean());
        out.writeDouble(weights.deviation());
        out.writeDouble(weights.entropy());
        write(weights.upperFraction());
        write(weights.floorFraction());
        write(weights.histogram());
    }

    private void write(int[] values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private void write(OptionalDouble value) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeDouble(value.orElse(0));
    }
}
