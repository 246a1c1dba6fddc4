package org.slumber.spark.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.spec.Parameter;

/**
 * SHA-256 over the values of a spec, from which the identity of a run is made.
 *
 * <p>What is hashed, in UTF-8: for each parameter that the spec has, in the order of {@link Catalogue#parameters()}, a
 * line {@code path=value}, unless the value is what the spec meant before the parameter existed; a real value is written as
 * the 16 hexadecimal digits of its bits, so that no platform's way to print a number matters. Then a line {@code jar=SHA-256}
 * for each jar of one's own that the spec has a mechanism of: another build of it may compute another result.
 */
public final class SpecHash {
    /** Hexadecimal digits of a run id. */
    public static final int RUN_ID_LENGTH = 32;

    private final byte[] digest;
    /** The same without how the path of a data set is spelled: the set's checksum says what is in it. */
    private final byte[] withoutPath;

    private SpecHash(byte[] digest, byte[] withoutPath) {
        this.digest = digest;
        this.withoutPath = withoutPath;
    }

    /** The hash of a spec. */
    public static SpecHash of(RunSpec spec) {
        StringBuilder text = new StringBuilder(2048);
        Map<String, Object> values = Catalogue.valuesOf(spec);
        String learner = String.valueOf(values.get(Catalogue.LEARNERS.selector().path()));
        for (Parameter parameter : Catalogue.parameters()) {
            Object value = values.get(parameter.path());
            if (value == null || Catalogue.impliedValue(parameter, learner).equals(Optional.of(value))) {
                continue;
            }
            text.append(parameter.path()).append('=');
            if (value instanceof Double real) {
                // adding 0 makes -0 and 0 one value, as they are one spec
                text.append(HexFormat.of().toHexDigits(Double.doubleToLongBits(real + 0.0)));
            } else {
                text.append(value);
            }
            text.append('\n');
        }
        Catalogue.jarsOf(spec)
                .forEach(jar -> text.append("jar=").append(jar.sha256()).append('\n'));
        byte[] digest = digest(text.toString());
        String path = "dataset=" + spec.dataset() + "\n";
        return new SpecHash(
                digest,
                Datasets.known(spec.dataset()) ? digest : digest(text.toString().replace(path, "")));
    }

    private static byte[] digest(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The identity of a run: the first 128 bits of SHA-256 over this hash, the data set's checksum, a line feed and the
     * engine's version, as 32 lower-case hexadecimal digits. A data set that is named by its path is known by the checksum
     * alone: its path is left out of the hash.
     */
    public String runId(String datasetChecksum, String engineVersion) {
        return runId(withoutPath, datasetChecksum, engineVersion);
    }

    /** Whether an id is this run's: as {@link #runId} has it, or with the path in the hash, as it was at first. */
    public boolean hasRunId(String runId, String datasetChecksum, String engineVersion) {
        return runId.equals(runId(datasetChecksum, engineVersion))
                || runId.equals(runId(digest, datasetChecksum, engineVersion));
    }

    private static String runId(byte[] hash, String datasetChecksum, String engineVersion) {
        MessageDigest sha256 = sha256();
        sha256.update(hash);
        sha256.update((datasetChecksum + "\n" + engineVersion).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest(), 0, RUN_ID_LENGTH / 2);
    }

    /**
     * The identity of a run that was stopped early: as {@link #runId}, over that of the whole run, a line feed and the
     * number of training epochs.
     */
    public static String stoppedRunId(String wholeRunId, int epochs) {
        byte[] digest = sha256().digest((wholeRunId + "\n" + epochs).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, RUN_ID_LENGTH / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecHash hash && Arrays.equals(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
