package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.homeostasis.Regulariser;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.metrics.Stable;
import org.slumber.engine.network.Circuit;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Variant;

class ExtensionsTest {
    /** A regulariser of a name, with one parameter by a path; it never acts. */
    private static final String MECHANISM =
            """
            package org.example;
            import java.util.Optional;
            import org.slumber.engine.homeostasis.*;
            import org.slumber.engine.spec.*;
            public record TYPE(double factor) implements Regulariser {
                static final RealParameter FACTOR =
                        RealParameter.of("PATH", "1", "a factor", Range.positive(10), 0.99);
                public static final Variant<TYPE> VARIANT = Variant.of("NAME", TYPE.class, "what it does")
                        .with(FACTOR, TYPE::factor)
                        .madeBy(values -> new TYPE(values.real(FACTOR)));
                public Variant<TYPE> variant() { return VARIANT; }
                public Optional<Homeostat> on(Site site) { return Optional.empty(); }
            }
            """;

    private static final String PROVIDER =
            """
            package org.example;
            import java.util.*;
            import org.slumber.engine.*;
            import org.slumber.engine.metrics.RunMetric;
            import org.slumber.engine.spec.Variant;
            public final class TYPE implements Extension {
                public List<Variant<?>> mechanisms() { return List.of(MECHANISMS); }
                public List<RunMetric> metrics() { return List.of(METRICS); }
            }
            """;

    @TempDir
    Path folder;

    private final List<URLClassLoader> loaders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    private static String mechanism(String type, String name, String path) {
        return MECHANISM.replace("TYPE", type).replace("NAME", name).replace("PATH", path);
    }

    private static String provider(String type, String mechanisms, String metrics) {
        return PROVIDER.replace("TYPE", type).replace("MECHANISMS", mechanisms).replace("METRICS", metrics);
    }

    private static String metric(String name) {
        return "new RunMetric(\"" + name + "\", \"1\", \"a number\", findings -> OptionalDouble.of(1))";
    }

    /** A jar with one mechanism of a name and a parameter. */
    private Path jar(String file, String type, String name, String path) throws IOException {
        return jar(file, "Of" + type, List.of(mechanism(type, name, path)), type + ".VARIANT", "");
    }

    private Path jar(String file, String provider, List<String> sources, String mechanisms, String metrics)
            throws IOException {
        OwnJar jar = new OwnJar(folder.resolve(file + ".d")).source(provider(provider, mechanisms, metrics));
        for (String source : sources) {
            jar.source(source);
        }
        return jar.providers("org.example." + provider).compile().jar(file);
    }

    private Extensions load(Path... jars) {
        URLClassLoader loader = new URLClassLoader(
                Stream.of(jars)
                        .map(jar -> {
                            try {
                                return jar.toUri().toURL();
                            } catch (MalformedURLException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toArray(URL[]::new),
                ExtensionsTest.class.getClassLoader());
        loaders.add(loader);
        return Extensions.of(loader);
    }

    /** As the catalogue does. */
    private static List<String> members(Extensions extensions) {
        Family<Regulariser> family = Family.ofSeveral(
                Regulariser.class,
                TextParameter.of("regulariser", "weight control", "sleep"),
                "",
                extensions.with(Regulariser.class, List.of(Sleep.VARIANT)));
        extensions.check(List.of(family), List.of(RunSpec.VARIANT), List.of(Stable.BOTH));
        return family.variants().stream().map(Variant::name).toList();
    }

    private void assertRefused(String message, Path... jars) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> members(load(jars)))
                        .getMessage()
                        .replace(folder.toString(), "FOLDER"));
    }

    @Test
    void withoutAJarThereIsNothing() {
        assertEquals(List.of(), load().jars());
        assertEquals(List.of("sleep"), members(load()));
    }

    @Test
    void whatAJarHasStandsBehindWhatTheEngineHasInTheOrderOfTheProvidersNames() throws IOException {
        Path one = jar("one.jar", "Zoom", "zoom", "zoom.factor");
        Path other = jar("other.jar", "Fade", "fade", "fade.factor");
        assertEquals(List.of("sleep", "fade", "zoom"), members(load(one, other)));
        assertEquals(List.of("sleep", "fade", "zoom"), members(load(other, one)));
        Extensions extensions = load(one, other);
        assertEquals(List.of(), extensions.with(Circuit.class, List.of()));
        assertEquals(
                List.of("other.jar", "one.jar"),
                extensions.jars().stream().map(ExtensionJar::name).toList());
        // a class path may have one twice
        Path copy = Files.copy(one, folder.resolve("copy.jar"));
        assertEquals(List.of("sleep", "zoom"), members(load(one, copy)));
    }

    @Test
    void aJarIsKnownByItsChecksumAndItsVersion() throws IOException {
        OwnJar built = new OwnJar(folder.resolve("versioned"))
                .source(provider("Mine", "", metric("growth")))
                .providers("# the only one", "org.example.Mine # here")
                .compile();
        Path plain = built.jar("plain.jar");
        Path versioned = built.version("1.2").jar("versioned.jar");
        ExtensionJar first = load(plain).jars().get(0);
        Extensions second = load(versioned);
        assertEquals(Optional.empty(), first.version());
        assertEquals(Optional.of("1.2"), second.jars().get(0).version());
        assertTrue(first.sha256().matches("[0-9a-f]{64}"), first.sha256());
        assertTrue(!first.sha256().equals(second.jars().get(0).sha256()), "another build has another checksum");
        List<RunMetric> metrics = second.with(List.of(Stable.BOTH));
        assertEquals(
                List.of("stable", "growth"),
                metrics.stream().map(RunMetric::name).toList());
        assertEquals(Optional.empty(), second.jarOf(metrics.get(0)));
        assertEquals(Optional.of(second.jars().get(0)), second.jarOf(metrics.get(1)));
    }

    @Test
    void twoOfOneNameAreRefusedByTheNamesOfBoth() throws IOException {
        assertRefused(
                "the mechanism sleep is in the engine and in org.example.OfNap of one.jar; one of them needs another name",
                jar("one.jar", "Nap", "sleep", "zoom.factor"));
        assertRefused(
                "the mechanism zoom is in org.example.OfFade of b.jar and in org.example.OfZoom of a.jar; one of them needs"
                        + " another name",
                jar("a.jar", "Zoom", "zoom", "zoom.factor"),
                jar("b.jar", "Fade", "zoom", "fade.factor"));
        assertRefused(
                "the parameter sleep.ratio with the column sleep_ratio is in the engine and in org.example.OfZoom of c.jar;"
                        + " one of them needs another name",
                jar("c.jar", "Zoom", "zoom", "sleep.ratio"));
        assertRefused(
                "the parameter zoom.by with the column zoom_by is in org.example.OfFade of e.jar and in org.example.OfZoom"
                        + " of d.jar; one of them needs another name",
                jar("d.jar", "Zoom", "zoom", "zoom.by"),
                jar("e.jar", "Fade", "fade", "zoom.by"));
        assertRefused(
                "the column stable is in the engine and in org.example.Metrics of f.jar; one of them needs another name",
                jar("f.jar", "Metrics", List.of(), "", metric("stable")));
        assertRefused(
                "the column zoom_by is in org.example.OfZoom of g.jar and in org.example.Sums of h.jar; one of them needs"
                        + " another name",
                jar("g.jar", "Zoom", "zoom", "zoom.by"),
                jar("h.jar", "Sums", List.of(), "", metric("zoom_by")));
    }

    @Test
    void namesThatNoSweepFileOrQueryCouldSpellAreRefused() throws IOException {
        assertRefused(
                "the mechanism a+b of org.example.OfZoom of a.jar needs another name, one that matches"
                        + " [A-Za-z][A-Za-z0-9_-]*",
                jar("a.jar", "Zoom", "a+b", "zoom.by"));
        assertRefused(
                "the mechanism none of org.example.OfZoom of b.jar needs another name; none is what has no mechanism",
                jar("b.jar", "Zoom", "none", "zoom.by"));
        assertRefused(
                "the parameter zoom..by of org.example.OfZoom of c.jar needs another name, one that matches"
                        + " [a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)?",
                jar("c.jar", "Zoom", "zoom", "zoom..by"));
        assertRefused(
                "the metric Growth of org.example.Sums of d.jar needs another name, one that matches [a-z][a-z0-9_]*",
                jar("d.jar", "Sums", List.of(), "", metric("Growth")));
    }

    @Test
    void aMechanismOfNoFamilyIsRefused() throws IOException {
        String stray = mechanism("Stray", "stray", "stray.by").replace("implements Regulariser", "implements SpecPart");
        assertRefused(
                "the mechanism stray of org.example.Strays of a.jar is of no family; its record must implement one of"
                        + " Regulariser",
                jar("a.jar", "Strays", List.of(stray), "Stray.VARIANT", ""));
    }

    @Test
    void aJarThatCannotBeUsedIsRefusedInOneSentence() throws IOException {
        String mine = provider("Mine", "", "");
        OwnJar built = new OwnJar(folder.resolve("a")).source(mine).compile();
        assertRefused(
                "META-INF/services/org.slumber.engine.Extension of a.jar names org.example.Yours, and there is no such class",
                built.providers("org.example.Yours").jar("a.jar"));
        int java = Runtime.version().feature();
        assertRefused(
                "the provider org.example.Mine of c.jar was compiled for Java " + (java + 8) + ", and this is Java "
                        + java + "; compile it with --release " + java,
                built.forJava("org.example.Mine", java + 8)
                        .providers("org.example.Mine")
                        .jar("c.jar"));
        assertRefused(
                "META-INF/services/org.slumber.engine.Extension of d.jar names org.example.Plain, which does not implement"
                        + " org.slumber.engine.Extension",
                new OwnJar(folder.resolve("d"))
                        .source("package org.example;\npublic final class Plain {}")
                        .providers("org.example.Plain")
                        .compile()
                        .jar("d.jar"));
        assertRefused(
                "the provider org.example.Shy of e.jar must be a public class with a public constructor without parameters",
                new OwnJar(folder.resolve("e"))
                        .source(provider("Shy", "", "")
                                .replace("implements Extension {", "implements Extension { Shy() {}"))
                        .providers("org.example.Shy")
                        .compile()
                        .jar("e.jar"));
    }

    @Test
    void aProviderThatThrowsIsRefusedWithWhatItThrew() throws IOException {
        assertRefused(
                "the provider org.example.Rash of a.jar failed: java.lang.IllegalStateException: not today",
                new OwnJar(folder.resolve("a"))
                        .source(provider("Rash", "", "")
                                .replace("return List.of()", "throw new IllegalStateException(\"not today\")"))
                        .providers("org.example.Rash")
                        .compile()
                        .jar("a.jar"));
        // what is wrong with a declaration is found when its class begins
        assertRefused(
                "the provider org.example.OfZoom of b.jar failed: zoom.by must be a number, was much",
                new OwnJar(folder.resolve("b"))
                        .source(mechanism("Zoom", "zoom", "zoom.by")
                                .replace(".madeBy", ".neutral(FACTOR, \"much\").madeBy"))
                        .source(provider("OfZoom", "Zoom.VARIANT", ""))
                        .providers("org.example.OfZoom")
                        .compile()
                        .jar("b.jar"));
        OwnJar lacking = new OwnJar(folder.resolve("c"))
                .source(mechanism("Zoom", "zoom", "zoom.by"))
                .source(provider("OfZoom", "Zoom.VARIANT", ""))
                .providers("org.example.OfZoom")
                .compile();
        Files.delete(folder.resolve("c/classes/org/example/Zoom.class"));
        assertRefused(
                "the provider org.example.OfZoom of c.jar failed: java.lang.NoClassDefFoundError: org/example/Zoom; was it"
                        + " compiled against this version of the engine?",
                lacking.jar("c.jar"));
    }

    @Test
    void whatIsNotInTheJarItselfIsRefusedAsItsChecksumWouldNotCoverIt() throws IOException {
        Path zoom = jar("zoom.jar", "Zoom", "zoom", "zoom.by");
        Path borrowing = new OwnJar(folder.resolve("borrowing"))
                .source(provider("Borrowing", "Zoom.VARIANT", ""))
                .providers("org.example.Borrowing")
                .compile(zoom)
                .jar("borrowing.jar");
        assertRefused(
                "the mechanism zoom of borrowing.jar is made of org.example.Zoom of FOLDER/zoom.jar.d/zoom.jar, of which that"
                        + " jar's checksum says nothing; have it in the jar itself",
                borrowing,
                zoom);
        Path again = new OwnJar(folder.resolve("again"))
                .source(mechanism("Zoom", "zoom", "zoom.factor"))
                .source(provider("OfZoom", "Zoom.VARIANT", ""))
                .providers("org.example.OfZoom")
                .compile()
                .jar("zoom-2.jar");
        assertRefused(
                "the provider org.example.OfZoom is in FOLDER/zoom.jar.d/zoom.jar and in FOLDER/again/zoom-2.jar; give only one"
                        + " of them",
                zoom,
                again);
        assertRefused(
                "mechanisms of one's own come in a jar; FOLDER/again/classes/META-INF/services/org.slumber.engine.Extension is"
                        + " in none",
                folder.resolve("again/classes"));
    }
}
