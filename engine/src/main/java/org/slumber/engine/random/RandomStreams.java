package org.slumber.engine.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent random streams, each named by (seed, purpose), so that one purpose's draws never shift another's: a run
 * with sleep sees the same wiring, images and input spikes as the run without.
 *
 * <p>The generator is xoshiro256++ (<a href="https://prng.di.unimi.it/">prng.di.unimi.it</a>). Its 256 bits of state
 * are four outputs of SplitMix64 started from the seed mixed with the 64-bit FNV-1a hash of the purpose in UTF-8.
 */
public final class RandomStreams {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long seed;

    /** Streams of one seed; any value. */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** A fresh generator at the start of the stream of this purpose. */
    public UniformRandomProvider stream(String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        UniformRandomProvider mixer = RandomSource.SPLIT_MIX_64.create(seed);
        UniformRandomProvider expander = RandomSource.SPLIT_MIX_64.create(mixer.nextLong() ^ hash);
        long[] state = new long[4];
        for (int i = 0; i < state.length; i++) {
            state[i] = expander.nextLong();
        }
        return RandomSource.XO_SHI_RO_256_PP.create(state);
    }
}
