package org.slumber.engine;

import java.util.List;
import java.util.stream.Stream;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.GeneratedEvents;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.learner.LearnerSettings;
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
 * @param dataset name of the data set, e.g. {@code geomfig} or {@code mnist}
 * @param seed names every random stream of the run together with a purpose; any value
 * @param curriculum what is shown, in which order and phases
 * @param encoding how an image is shown
 * @param learner what learns
 * @param generated how a data set of spikes in time is generated; none where it is another
 */
public record RunSpec(
        String dataset,
        long seed,
        Curriculum curriculum,
        Encoding encoding,
        LearnerSettings learner,
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
                    values.member(LearnerSettings.class),
                    values.members(GeneratedEvents.class)));

    public RunSpec {
        if (dataset.isBlank()) {
            throw new InvalidInputException("dataset must be a name or a path, was blank");
        }
        generated = List.copyOf(generated);
        learner.check(curriculum.protocol(), encoding);
    }

    /** How many images are shown in which phase, and what counts as one sample. */
    public Protocol protocol() {
        return curriculum.protocol();
    }

    /**
     * The data set.
     *
     * @param places where those are that are not generated
     * @throws InvalidInputException where there is no such set, or its files are not as they should be
     */
    public Samples samples(DataPlaces places) {
        int images = protocol().images();
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
        curriculum.check(samples);
        learner.check(samples);
    }

    @Override
    public Variant<RunSpec> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        return Stream.concat(Stream.of(curriculum, encoding, learner), generated.stream())
                .toList();
    }
}
