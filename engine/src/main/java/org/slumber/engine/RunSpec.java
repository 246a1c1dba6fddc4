package org.slumber.engine;

import java.util.List;
import java.util.stream.Stream;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.GeneratedEvents;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.learner.AnyLearner;
import org.slumber.engine.learner.LearnerSettings;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Everything that decides one run but the images themselves. {@link Catalogue} lists every value in it by path, with
 * unit and meaning.
 *
 * @param dataset name of the data set, e.g. {@code geomfig} or {@code mnist}; {@code none} where the learner reads none
 * @param seed names every random stream of the run together with a purpose; any value
 * @param curriculum what is shown, in which order and phases; of no meaning where the learner reads no data set
 * @param encoding how an image is shown; of no meaning there
 * @param learner what learns
 * @param generated how a data set of spikes in time is generated; none where it is another
 */
public record RunSpec(
        String dataset,
        long seed,
        Curriculum curriculum,
        Encoding encoding,
        AnyLearner learner,
        List<GeneratedEvents> generated)
        implements SpecPart {
    static final TextParameter DATASET = TextParameter.of("dataset", "data set, by name or path", Geomfig.NAME);
    static final WholeParameter SEED = WholeParameter.of(
            "seed", "1", "names the run's random streams", Range.closed(Long.MIN_VALUE, Long.MAX_VALUE), 1);
    static final Variant<RunSpec> VARIANT = Variant.of("run", RunSpec.class, "one run")
            .with(DATASET, RunSpec::dataset)
            .with(SEED, RunSpec::seed)
            .madeBy(values -> new RunSpec(
                    values.text(DATASET),
                    values.whole(SEED),
                    values.member(Curriculum.class),
                    Encoding.VARIANT.make(values),
                    values.member(AnyLearner.class),
                    values.members(GeneratedEvents.class)));

    public RunSpec {
        if (dataset.isBlank()) {
            throw new InvalidInputException("dataset must be a name or a path, was blank");
        }
        generated = List.copyOf(generated);
        if (learner instanceof LearnerSettings taught) {
            taught.check(curriculum.protocol(), encoding);
        } else if (!dataset.equals(Datasets.NONE)) {
            throw new InvalidInputException("dataset must be none with the learner "
                    + learner.variant().name() + ", which reads no data set, was " + dataset);
        }
    }

    /** How many images are shown in which phase, and what counts as one sample. */
    public Protocol protocol() {
        return curriculum.protocol();
    }

    /** Whether its learner reads a data set and follows a curriculum. */
    public boolean readsSamples() {
        return learner instanceof LearnerSettings;
    }

    /** Images that it draws from its data set; 0 where it reads none. */
    public int images() {
        return readsSamples() ? protocol().images() : 0;
    }

    /** CPU time of a run on one ordinary core, s: an estimate for planning, before anything was measured. */
    public double expectedSeconds() {
        return learner instanceof SampleFreeLearner alone
                ? alone.expectedSeconds()
                : ((LearnerSettings) learner).expectedSeconds(curriculum, encoding);
    }

    /**
     * The data set; no samples where the learner reads none.
     *
     * @param places where those are that are not generated
     * @throws InvalidInputException where there is no such set, or its files are not as they should be
     */
    public Samples samples(DataPlaces places) {
        if (!readsSamples()) {
            return EventSet.NONE;
        }
        int images = images();
        return generated.isEmpty()
                ? Datasets.load(dataset, places, images)
                : generated.get(0).generate(Math.max(images, GeneratedEvents.SAMPLES));
    }

    /**
     * Refuses samples of a kind that is not read.
     *
     * @throws InvalidInputException saying by whom
     */
    public void check(Samples samples) {
        if (learner instanceof LearnerSettings taught) {
            curriculum.check(samples);
            taught.check(samples);
        }
    }

    @Override
    public Variant<RunSpec> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        return readsSamples()
                ? Stream.concat(Stream.of(curriculum, encoding, learner), generated.stream())
                        .toList()
                : List.of(learner);
    }
}
