package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.curriculum.Course;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.GapXor;
import org.slumber.engine.data.GeneratedEvents;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.input.EventCurrents;
import org.slumber.engine.input.InputSpikes;
import org.slumber.engine.input.Stimulus;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.organics.OrganicsRegulariser;
import org.slumber.engine.learner.organics.RecurrentCell;
import org.slumber.engine.learner.qif.SequenceSleep;
import org.slumber.engine.learner.surrogate.Optimiser;
import org.slumber.engine.learner.surrogate.SurrogateCircuit;
import org.slumber.engine.learner.surrogate.SurrogateNeuron;
import org.slumber.engine.learner.surrogate.SurrogateRegulariser;
import org.slumber.engine.learner.surrogate.SurrogateSynapse;
import org.slumber.engine.learner.surrogate.SurrogateWeights;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.recording.NeuronChoice;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.recording.Recorder;
import org.slumber.engine.recording.RecordingRequest;
import org.slumber.engine.recording.RecordingSink;
import org.slumber.engine.recording.WeightMoment;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * What every entry of the catalogue promises, held to every entry: a mechanism is tested the day it is written. What
 * only networks can show is in {@code homeostasis} and {@code plasticity} beside this.
 */
class CatalogueContractTest {
    private static final Path CLASSES = Path.of("target/classes");
    /** All that a run of a learner can be asked for: without neurons that spike, neither spikes nor rates. */
    private static RecordingRequest recorded(Structure structure) {
        boolean spikes = structure.populations().stream().anyMatch(Structure.Population::spikes);
        return new RecordingRequest(
                Optional.of(NeuronChoice.parse("spikes", "all")).filter(choice -> spikes),
                Optional.empty(),
                Optional.of(NeuronChoice.parse("rates", "all")).filter(choice -> spikes),
                WeightMoment.parse("weights", "start,onset,offset,epoch,tested"),
                true,
                EnumSet.allOf(Phase.class),
                new TreeSet<>());
    }

    /** All that one of a learner without samples can be. */
    private static final RecordingRequest OF_WEIGHTS = new RecordingRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            WeightMoment.parse("weights", "start,onset,offset,tested"),
            false,
            EnumSet.allOf(Phase.class),
            new TreeSet<>());

    private static final Dataset FIGURES = Geomfig.generate(60);

    /** A run of a second or less: 8 images of 60 steps, twice, with validation. */
    private static final Map<String, Object> SMALL = Map.of(
            "training.epochs", 2,
            "training.images", 8,
            "training.stepsPerImage", 60,
            "validation.images", 6,
            "test.images", 12,
            "encoding.gain", 1.5,
            "surrogate.hidden", 30,
            "surrogate.batch", 4,
            "organics.units", 10,
            "organics.batch", 4);

    // --- the catalogue is whole

    @Test
    void everyMechanismOfTheEngineIsInTheCatalogue() throws IOException {
        Set<Class<?>> listed = new HashSet<>();
        Catalogue.families().forEach(family -> family.variants().forEach(variant -> listed.add(variant.type())));
        List<String> forgotten = new ArrayList<>();
        for (Class<?> type : engineClasses()) {
            boolean mechanism = !Modifier.isAbstract(type.getModifiers())
                    && Catalogue.families().stream()
                            .anyMatch(family -> family.kind().isAssignableFrom(type));
            if (mechanism && !listed.contains(type)) {
                forgotten.add(type.getName());
            }
        }
        assertEquals(List.of(), forgotten, "mechanisms without a line in the catalogue");
    }

    @Test
    void everyMetricOfTheEngineIsInTheCatalogue() throws IOException, IllegalAccessException {
        List<String> forgotten = new ArrayList<>();
        for (Class<?> type : engineClasses()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == RunMetric.class) {
                    RunMetric metric = (RunMetric) field.get(null);
                    if (!Catalogue.metrics().contains(metric)) {
                        forgotten.add(metric.name());
                    }
                }
            }
        }
        assertEquals(List.of(), forgotten, "metrics without a line in the catalogue");
    }

    /** The third of a mechanism's three files; those of a jar of one's own are where that is built. */
    @TestFactory
    Stream<DynamicTest> everyMechanismHasATestOfItsOwn() throws IOException {
        Set<Class<?>> types = new LinkedHashSet<>();
        Catalogue.families().forEach(family -> family.variants().stream()
                .filter(variant -> Catalogue.jarOf(variant).isEmpty())
                .forEach(variant -> types.add(variant.type())));
        for (Class<?> type : engineClasses()) {
            if (Arrays.stream(type.getDeclaredFields())
                    .anyMatch(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == RunMetric.class)) {
                types.add(type);
            }
        }
        return types.stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    Path tests = Path.of("target/test-classes", type.getName().replace('.', '/'));
                    assertTrue(
                            Files.exists(Path.of(tests + "Test.class"))
                                    || Files.exists(Path.of(tests + "Properties.class")),
                            "no " + type.getSimpleName() + "Test or " + type.getSimpleName() + "Properties in "
                                    + type.getPackageName());
                }));
    }

    private static List<Class<?>> engineClasses() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name =
                        CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                if (!name.endsWith("-info")) {
                    classes.add(Class.forName(name, false, CatalogueContractTest.class.getClassLoader()));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        assertTrue(classes.size() > 100, "classes found: " + classes.size());
        return classes;
    }

    // --- declarations

    @Test
    void namesPathsAndColumnsAreDistinct() {
        for (Family<?> family : Catalogue.families()) {
            List<String> names = family.variants().stream().map(Variant::name).toList();
            assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
        }
        List<String> paths =
                Catalogue.parameters().stream().map(Parameter::path).toList();
        assertEquals(paths.size(), new HashSet<>(paths).size(), paths.toString());
        List<String> columns = new ArrayList<>(
                Catalogue.parameters().stream().map(Parameter::column).toList());
        Catalogue.metrics().forEach(metric -> columns.add(metric.name()));
        assertEquals(columns.size(), new HashSet<>(columns).size(), columns.toString());
    }

    @TestFactory
    Stream<DynamicTest> everyParameterSaysWhatItIs() {
        return Catalogue.parameters().stream()
                .map(parameter -> dynamicTest(parameter.path(), () -> {
                    assertFalse(parameter.meaning().isBlank());
                    assertFalse(parameter.unit().isBlank());
                    assertFalse(parameter.allowed().isBlank());
                    assertTrue(parameter.path().matches("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)?"), parameter.path());
                    if (parameter instanceof RealParameter real) {
                        real.check((Double) real.defaultValue());
                    }
                    if (parameter instanceof WholeParameter whole) {
                        whole.check((Long) whole.defaultValue());
                    }
                }));
    }

    /** Nothing of a mechanism's settings may stand outside its parameters: it would be in no column and no run id. */
    @TestFactory
    Stream<DynamicTest> everyComponentOfARecordIsAParameterOrAPart() {
        return variants()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    SpecPart part = made(variant);
                    int values = values(part).size();
                    assertEquals(values, variant.parameters().size(), part.toString());
                    for (Parameter parameter : variant.parameters()) {
                        assertTrue(variant.valueOf(part, parameter).isPresent(), parameter.path());
                    }
                }));
    }

    /** A spec travels to the machines of a cluster. */
    @TestFactory
    Stream<DynamicTest> everyMechanismCanBeSent() {
        return variants()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    SpecPart part = made(variant);
                    ByteArrayOutputStream sent = new ByteArrayOutputStream();
                    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
                        out.writeObject(part);
                    }
                    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
                        assertEquals(part, in.readObject());
                    }
                }));
    }

    /** The settings in a record that are no parts, those of nested records one by one. */
    private static List<Object> values(Object record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (value instanceof SpecPart || value instanceof List<?>) {
                continue;
            }
            // a variant's own name is its selector's value
            if (value instanceof Enum<?> && component.getName().equals("name")) {
                continue;
            }
            if (value instanceof Record) {
                values.addAll(values(value));
            } else {
                values.add(value);
            }
        }
        return values;
    }

    @TestFactory
    Stream<DynamicTest> everyValueIsReadFromTheKeyItIsWrittenTo() {
        return variants().flatMap(variant -> variant.parameters().stream()
                .filter(parameter -> !(parameter instanceof TextParameter))
                .map(parameter -> dynamicTest(variant.name() + " " + parameter.path(), () -> {
                    Map<String, Object> given = new HashMap<>(Map.of(parameter.path(), changed(variant, parameter)));
                    SpecPart part = made(variant, given);
                    assertEquals(
                            given.get(parameter.path()),
                            variant.valueOf(part, parameter).orElseThrow());
                    assertNotEquals(made(variant), part, "the value is not part of the record");
                })));
    }

    /** Another value than the default, near it. */
    private static Object changed(Variant<?> variant, Parameter parameter) {
        Object now = variant.valueOf(made(variant), parameter).orElseThrow();
        if (parameter instanceof WholeParameter whole) {
            long value = (Long) now;
            return value + 1 <= whole.range().maximum() && value != 0 ? value + 1 : value == 0 ? 1 : value - 1;
        }
        if (parameter instanceof RealParameter real) {
            double value = (Double) now;
            double up = value == 0 ? 1e-3 : value * 1.0625;
            return up <= real.range().maximum() && up >= real.range().minimum() ? up : value * 0.9375;
        }
        return parameter.choices().stream()
                .filter(choice -> !choice.equals(now))
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> everyBoundIsKept() {
        return variants().flatMap(variant -> variant.parameters().stream()
                .filter(parameter -> parameter instanceof RealParameter || parameter instanceof WholeParameter)
                .map(parameter -> dynamicTest(variant.name() + " " + parameter.path(), () -> {
                    for (Object outside : outside(parameter)) {
                        String message = assertThrows(
                                        InvalidInputException.class,
                                        () -> made(variant, Map.of(parameter.path(), outside)),
                                        parameter.path() + "=" + outside)
                                .getMessage();
                        assertTrue(message.startsWith(parameter.path() + " must be"), message);
                    }
                })));
    }

    private static List<Object> outside(Parameter parameter) {
        if (parameter instanceof RealParameter real) {
            double below = real.range().above()
                    ? real.range().minimum()
                    : real.range().minimum()
                            - 1e-3 * Math.max(1, Math.abs(real.range().minimum()));
            return List.of(below, real.range().maximum() * 1.001, Double.NaN);
        }
        WholeParameter whole = (WholeParameter) parameter;
        long minimum = (long) whole.range().minimum();
        long maximum = (long) whole.range().maximum();
        // any whole number is a seed
        return minimum == Long.MIN_VALUE ? List.of() : List.of(minimum - 1, maximum + 1);
    }

    @TestFactory
    Stream<DynamicTest> everyMemberIsNamedInASpecAndComesBack() {
        return Catalogue.families().stream().flatMap(family -> family.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    RunSpec spec = Catalogue.specOf(settings(family, variant.name()));
                    Map<String, Object> values = Catalogue.valuesOf(spec);
                    assertEquals(variant.name(), values.get(family.selector().path()));
                    for (Parameter parameter : variant.parameters()) {
                        assertTrue(values.containsKey(parameter.path()), parameter.path());
                        assertEquals(
                                values.get(parameter.path()),
                                Catalogue.valueOf(spec, parameter).orElseThrow());
                    }
                    assertEquals(spec, Catalogue.specOf(values));
                })));
    }

    /** Several in one run are one run however they are written; what names none, or one twice, is refused. */
    @Test
    void severalMechanismsAreNamedInOneText() {
        RunSpec both = Catalogue.specOf(Map.of("regulariser", "normalize+sleep"));
        assertEquals("sleep+normalize", Catalogue.valuesOf(both).get("regulariser"));
        assertEquals(both, Catalogue.specOf(Map.of("regulariser", "sleep+normalize")));
        assertTrue(Catalogue.valuesOf(both).keySet().containsAll(Set.of("sleep.ratio", "normalize.target")));
        String allowed = "regulariser must be " + Catalogue.REGULARISERS.allowed() + ", was ";
        assertTrue(allowed.contains("none, sleep, normalize, nap"), allowed);
        assertRefused("sleep+sleep", "regulariser must name sleep once, was sleep+sleep");
        assertRefused("sleep+none", allowed + "sleep+none");
        assertRefused("sleep+", allowed + "sleep+");
        assertRefused("rest", allowed + "rest");
    }

    private static void assertRefused(String regulariser, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(Map.of("regulariser", regulariser)))
                        .getMessage());
    }

    // --- runs

    @TestFactory
    Stream<DynamicTest> oneSpecHasOneResultAndWhoWatchesChangesNothing() {
        return members()
                .map(member -> dynamicTest(member.toString(), () -> {
                    String digest = digest(member.settings());
                    assertEquals(digest, digest(member.settings()));
                    RunSpec spec = Catalogue.specOf(small(member.settings()));
                    long[] seen = new long[1];
                    RecordingRequest request =
                            spec.readsSamples() ? recorded(Engine.structure(spec, samples(spec))) : OF_WEIGHTS;
                    RunObserver watching = new Recorder(request, new RecordingSink() {
                        @Override
                        public void begin(Structure structure) {}

                        @Override
                        public void add(RecordedTable table, Object... values) {
                            seen[0]++;
                        }
                    });
                    assertEquals(digest, ResultDigest.of(Engine.run(spec, samples(spec), watching)));
                    assertTrue(seen[0] > 0);
                }));
    }

    /** A mechanism that is left out by mistake would run as if it were none, without a word. */
    @TestFactory
    Stream<DynamicTest> whateverMayBeLeftOutShowsAndItsNeutralSettingDoesNot() {
        return Stream.of(
                        Catalogue.REGULARISERS,
                        Catalogue.HOMEOSTASIS,
                        Catalogue.CIRCUITS,
                        Catalogue.SURROGATE_REGULARISERS,
                        Catalogue.ORGANICS_REGULARISERS,
                        Catalogue.SEQUENCE_SLEEPS)
                .flatMap(family -> family.variants().stream()
                        .map(variant -> dynamicTest(variant.name(), () -> {
                            Map<String, Object> none = settings(family, Family.NONE);
                            Map<String, Object> on = with(settings(family, variant.name()), variant.brief());
                            assertNotEquals(digest(none), digest(on), "its brief setting is without effect");
                            assertFalse(
                                    variant.neutral().isEmpty(), "no setting is declared under which it does nothing");
                            assertEquals(
                                    digest(none), digest(with(settings(family, variant.name()), variant.neutral())));
                        })));
    }

    /** Else points that are told to be one run would not be. */
    @TestFactory
    Stream<DynamicTest> whatIsWithoutEffectChangesNothing() {
        return Stream.of(
                        Catalogue.REGULARISERS,
                        Catalogue.HOMEOSTASIS,
                        Catalogue.CIRCUITS,
                        Catalogue.SURROGATE_REGULARISERS,
                        Catalogue.ORGANICS_REGULARISERS,
                        Catalogue.SEQUENCE_SLEEPS)
                .flatMap(family -> family.variants().stream()
                        .map(variant -> dynamicTest(variant.name(), () -> {
                            Map<String, Object> idle = with(settings(family, variant.name()), variant.neutral());
                            RunSpec spec = Catalogue.specOf(small(idle));
                            Map<String, Object> others = new HashMap<>();
                            for (Parameter parameter : Catalogue.withoutEffect(spec)) {
                                others.put(parameter.path(), changed(variant, parameter));
                            }
                            RunSpec other = Catalogue.specOf(small(with(idle, others)));
                            assertEquals(digest(idle), digest(with(idle, others)));
                            assertEquals(Catalogue.canonical(spec), Catalogue.canonical(other));
                            assertEquals(Catalogue.withoutIdle(spec), Catalogue.withoutIdle(other));
                            if (!others.isEmpty()) {
                                assertNotEquals(spec, other);
                                assertEquals(
                                        Catalogue.specOf(small(settings(family, Family.NONE))),
                                        Catalogue.withoutIdle(spec));
                            }
                        })));
    }

    @Test
    void sleepAtRatioZeroIsOneRunWhateverItsDecay() {
        RunSpec awake = Catalogue.specOf(Map.of("sleep.ratio", 0.0));
        RunSpec other = Catalogue.specOf(Map.of("sleep.ratio", 0.0, "sleep.decay", 0.5, "sleep.staticTarget", 0.3));
        assertEquals(awake, Catalogue.canonical(other));
        assertTrue(Catalogue.withoutEffect(other).contains(Sleep.DECAY));
        assertFalse(Catalogue.withoutEffect(other).contains(Sleep.RATIO));
        assertEquals(Catalogue.specOf(Map.of("regulariser", "none")), Catalogue.withoutIdle(other));
        RunSpec asleep = Catalogue.specOf(Map.of("sleep.decay", 0.5));
        assertEquals(asleep, Catalogue.canonical(asleep));
        assertEquals(Set.of(), Catalogue.withoutEffect(asleep));
    }

    @TestFactory
    Stream<DynamicTest> everyMechanismRunsAloneAndWithSleepUnderBothTimings() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String timing : List.of("published", "causal")) {
            for (Variant<?> variant : Catalogue.REGULARISERS.variants()) {
                tests.add(runs(timing, Map.of("regulariser", variant.name()), variant));
                if (!variant.name().equals("sleep")) {
                    tests.add(runs(timing, Map.of("regulariser", "sleep+" + variant.name()), variant));
                }
            }
            for (Family<?> family : List.of(
                    Catalogue.HOMEOSTASIS,
                    Catalogue.CIRCUITS,
                    Catalogue.PLASTICITY_RULES,
                    Catalogue.INHIBITORY_RULES,
                    Catalogue.NEURON_MODELS,
                    Catalogue.STIMULI)) {
                for (Variant<?> variant : family.variants()) {
                    for (String regulariser : List.of("none", "sleep")) {
                        tests.add(runs(
                                timing,
                                Map.of(family.selector().path(), variant.name(), "regulariser", regulariser),
                                variant));
                    }
                }
            }
        }
        return tests.stream();
    }

    /** What makes no sense together is refused in a sentence; all else of the surrogate-gradient network runs in pairs. */
    @TestFactory
    Stream<DynamicTest> everyPairOfTheSurrogateNetworkRunsOrIsRefused() {
        List<Member> members = members()
                .filter(member -> member.settings().get("learner") != null)
                .filter(member -> member.settings().get("learner").equals("surrogate-gradient"))
                .toList();
        return members.stream().flatMap(one -> members.stream()
                .filter(other -> members.indexOf(one) < members.indexOf(other) && one.family() != other.family())
                .map(other -> dynamicTest(one + " " + other, () -> runsOrIsRefused(one, other))));
    }

    private static void runsOrIsRefused(Member one, Member other) {
        Map<String, Object> given = with(one.settings(), other.settings());
        given.putAll(Map.of(
                one.family().selector().path(),
                one.variant().name(),
                other.family().selector().path(),
                other.variant().name(),
                "surrogate.hiddenAbove",
                "12"));
        RunResult result;
        try {
            RunSpec spec = Catalogue.specOf(small(given));
            result = Engine.run(spec, samples(spec));
        } catch (InvalidInputException e) {
            assertTrue(e.getMessage().matches(".* (must|cannot read;?) .*"), e.getMessage());
            return;
        }
        assertTrue(Double.isFinite(result.scores().test()));
        result.weights()
                .values()
                .forEach(weights -> assertTrue(Double.isFinite(weights.end().sum())));
    }

    private static DynamicTest runs(String timing, Map<String, Object> settings, Variant<?> variant) {
        Map<String, Object> given = new HashMap<>(settings);
        given.put("plasticity.timing", timing);
        Variant<?> sleep = Catalogue.REGULARISERS.variants().get(0);
        given.putAll(sleep.brief());
        given.putAll(variant.brief());
        return dynamicTest(timing + " " + settings, () -> {
            RunResult result = Engine.run(Catalogue.specOf(small(given)), FIGURES);
            assertTrue(Double.isFinite(result.scores().test()));
            boolean slept = String.valueOf(given.get("regulariser")).startsWith("sleep");
            assertTrue(!slept || result.work().sleepSteps() > 0, "no sleep was slept");
            result.checkpoints()
                    .forEach(checkpoint -> checkpoint.weights().values().forEach(weights -> {
                        assertTrue(Double.isFinite(weights.sum()) && weights.sum() >= 0, "sum " + weights.sum());
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyLearnerIsUntouchedByItsValidation() {
        return Catalogue.LEARNERS.variants().stream()
                .filter(variant -> !SampleFreeLearner.class.isAssignableFrom(variant.type()))
                .map(variant -> dynamicTest(
                        variant.name(),
                        () -> assertUntouchedByValidation(Map.of("learner", variant.name(), "regulariser", "none"))));
    }

    /** Weights stand still in validation, and so does what homeostats and circuits remember. */
    @Test
    void everythingThatHoldsANetworkIsUntouchedByValidation() {
        Map<String, Object> everything = new HashMap<>();
        for (Family<?> family : List.of(Catalogue.HOMEOSTASIS, Catalogue.CIRCUITS)) {
            family.variants().forEach(variant -> everything.putAll(variant.brief()));
            everything.put(
                    family.selector().path(),
                    family.variants().stream().map(Variant::name).collect(Collectors.joining(Family.JOINT)));
        }
        assertUntouchedByValidation(everything);
    }

    private static void assertUntouchedByValidation(Map<String, Object> settings) {
        RunResult validated = Engine.run(Catalogue.specOf(small(settings)), FIGURES);
        RunResult not = Engine.run(Catalogue.specOf(small(with(settings, Map.of("validation.images", 0)))), FIGURES);
        validated
                .weights()
                .forEach((group, weights) -> assertEquals(
                        weights.end().sum(), not.weights().get(group).end().sum(), group.name()));
        assertTrue(validated.scores().validationFinal().isPresent());
        assertTrue(not.scores().validationFinal().isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyMetricHasAValueInSomeRun() {
        Set<String> present = new HashSet<>();
        List<Map<String, Object>> runs = new ArrayList<>();
        Catalogue.LEARNERS.variants().forEach(variant -> runs.add(Map.of("learner", variant.name())));
        // what is measured where it is asked for, and where a rate is sought
        runs.add(Map.of("controls", "all", "homeostasis", "intrinsic"));
        runs.add(Map.of("plasticity.rule", "delay"));
        runs.add(Map.of("protocol", "class-incremental"));
        runs.add(Map.of("learner", "surrogate-gradient", "optimiser.ensembleEpochs", 2));
        runs.add(Map.of("measures", "all", "training.stepsPerImage", 400, "encoding.gain", 3));
        runs.add(Map.of("learner", "surrogate-gradient", "dataset", GapXor.NAME, "surrogate.hiddenAbove", "5"));
        runs.forEach(settings -> {
            RunSpec spec = Catalogue.specOf(small(settings));
            present.addAll(Engine.run(spec, samples(spec)).metrics().keySet());
        });
        return Catalogue.metrics().stream()
                .map(metric -> dynamicTest(metric.name(), () -> {
                    assertTrue(metric.name().matches("[a-z][a-z0-9_]*"), metric.name());
                    assertFalse(metric.meaning().isBlank());
                    assertTrue(metric.since() >= 1);
                    assertTrue(present.contains(metric.name()), "no run has a value of it");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCurriculumShowsEachPhaseImagesOfItsOwn() {
        return Catalogue.CURRICULA.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    RunSpec spec = Catalogue.specOf(small(with(Map.of("protocol", variant.name()), variant.brief())));
                    Course course = spec.curriculum().course(FIGURES, spec.encoding(), new RandomStreams(1));
                    assertFalse(course.episodes().isEmpty());
                    Set<Integer> test =
                            Arrays.stream(course.split().test()).boxed().collect(Collectors.toSet());
                    for (Episode episode : course.episodes()) {
                        assertTrue(episode.training().length > 0);
                        assertTrue(
                                Arrays.stream(episode.training()).noneMatch(test::contains), "a test image is trained");
                        assertTrue(
                                Arrays.stream(episode.validation()).noneMatch(test::contains),
                                "a test image validates");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyStimulusDrawsAscendingInputsFromItsStreamAlone() {
        return Catalogue.STIMULI.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    Stimulus stimulus = (Stimulus) made(variant);
                    Encoding encoding = Catalogue.specOf(SMALL).encoding();
                    assertEquals(spikes(stimulus, encoding, 1), spikes(stimulus, encoding, 1));
                    assertNotEquals(List.of(), spikes(stimulus, encoding, 1));
                }));
    }

    private static List<Integer> spikes(Stimulus stimulus, Encoding encoding, long seed) {
        InputSpikes input = stimulus.spikes(encoding, FIGURES, new RandomStreams(seed).stream("test"));
        assertEquals(encoding.inputs(), input.inputs());
        int[] spiking = new int[input.inputs() + 1];
        List<Integer> all = new ArrayList<>();
        for (int sample = 0; sample < 3; sample++) {
            input.begin(sample);
            for (int step = 0; step < 40; step++) {
                int count = input.draw(step, spiking);
                for (int k = 0; k < count; k++) {
                    assertTrue(spiking[k] >= (k == 0 ? 0 : spiking[k - 1] + 1) && spiking[k] < input.inputs());
                    all.add(spiking[k]);
                }
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyCurrentStimulusHasACurrentForEachInput() {
        return Catalogue.CURRENT_STIMULI.variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> {
                    RunSpec spec = Catalogue.specOf(small(settings(Catalogue.CURRENT_STIMULI, variant.name())));
                    CurrentStimulus stimulus = (CurrentStimulus) made(variant);
                    double[] current =
                            stimulus.currents(spec.encoding(), samples(spec)).of(3);
                    int inputs = stimulus.inputs(spec.encoding(), samples(spec));
                    assertTrue(current.length == inputs
                            || current.length == spec.encoding().inputs());
                    assertTrue(Arrays.stream(current).allMatch(Double::isFinite));
                }));
    }

    // --- helpers

    /** A member of a family, and the settings under which a small run has it. */
    private record Member(Family<?> family, Variant<?> variant, Map<String, Object> settings) {
        @Override
        public String toString() {
            return family.selector().path() + "=" + variant.name() + " ("
                    + family.kind().getSimpleName() + ")";
        }
    }

    private static Stream<Member> members() {
        return Catalogue.families().stream().flatMap(family -> family.variants().stream()
                .map(variant -> new Member(family, variant, with(settings(family, variant.name()), variant.brief()))));
    }

    /** The settings that choose a member of a family. */
    private static Map<String, Object> settings(Family<?> family, String member) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (member.equals(EventCurrents.VARIANT.name())) {
            settings.put("dataset", GapXor.NAME);
        }
        if (family.kind() == SurrogateRegulariser.class
                || family.kind() == CurrentStimulus.class
                || family.kind() == GeneratedEvents.class
                || family.kind() == SurrogateNeuron.class
                || family.kind() == SurrogateWeights.class
                || family.kind() == SurrogateCircuit.class
                || family.kind() == Optimiser.class) {
            settings.put("learner", "surrogate-gradient");
        }
        if (family.kind() == SequenceSleep.class) {
            settings.put("learner", "qif-sequence");
        }
        if (family.kind() == OrganicsRegulariser.class || family.kind() == RecurrentCell.class) {
            settings.put("learner", "organics");
        }
        if (family.kind() == SurrogateSynapse.class) {
            settings.put("learner", "surrogate-gradient");
            settings.put("surrogate.stimulus", "rows");
        }
        settings.put(family.selector().path(), member);
        return settings;
    }

    private static Stream<Variant<?>> variants() {
        return Stream.concat(
                Catalogue.families().stream().flatMap(family -> family.variants().stream()),
                Catalogue.fixedParts().stream());
    }

    private static SpecPart made(Variant<?> variant) {
        return made(variant, Map.of());
    }

    private static SpecPart made(Variant<?> variant, Map<String, Object> given) {
        List<Map<Parameter, Object>> defaults = List.of(variant.defaults());
        return variant.make(new Values(given, defaults, Catalogue.families()));
    }

    private static String digest(Map<String, Object> settings) {
        RunSpec spec = Catalogue.specOf(small(settings));
        return ResultDigest.of(Engine.run(spec, samples(spec)));
    }

    /** What a spec reads. */
    private static Samples samples(RunSpec spec) {
        if (!spec.readsSamples()) {
            return EventSet.NONE;
        }
        return spec.generated().isEmpty() ? FIGURES : spec.generated().get(0).generate(60);
    }

    private static Map<String, Object> small(Map<String, Object> settings) {
        return with(SMALL, settings);
    }

    private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
