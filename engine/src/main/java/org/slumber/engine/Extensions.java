package org.slumber.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

/**
 * What the jars of one's own on a class path add to the {@link Catalogue}. They are in the order of their providers'
 * names, however the class path has them, so that what acts first in a run does not hang on a command line.
 */
final class Extensions {
    private static final String SERVICES = "META-INF/services/" + Extension.class.getName();
    private static final Pattern MECHANISM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)?");
    private static final Pattern METRIC = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern CLASS_VERSION = Pattern.compile("class file version (\\d+)");
    /** Class files of Java n are of version n + 44. */
    private static final int FIRST_CLASS_VERSION = 44;

    private static final String ENGINE = "the engine";

    private final List<Provided> provided;

    private Extensions(List<Provided> provided) {
        this.provided = List.copyOf(provided);
    }

    /**
     * What one provider gives.
     *
     * @param jar that it is in
     * @param provider its class
     */
    private record Provided(ExtensionJar jar, Class<?> provider, List<Variant<?>> mechanisms, List<RunMetric> metrics) {
        String text() {
            return provider.getName() + " of " + jar.name();
        }
    }

    /**
     * Those that a class loader finds.
     *
     * @throws InvalidInputException naming the jar, where one cannot be used
     */
    static Extensions of(ClassLoader loader) {
        Map<String, Path> jars = new LinkedHashMap<>();
        List<Provided> provided = new ArrayList<>();
        try {
            for (URL list : Collections.list(loader.getResources(SERVICES))) {
                Path file = jar(list);
                ExtensionJar jar = ExtensionJar.of(file);
                if (jars.putIfAbsent(jar.sha256(), file) == null) {
                    for (String name : names(list)) {
                        provided.add(provided(jar, file, name, loader));
                    }
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("the jars on the class path cannot be read: " + e.getMessage(), e);
        }
        provided.sort(Comparator.comparing(each -> each.provider().getName()));
        return new Extensions(provided);
    }

    private static Path jar(URL list) throws IOException {
        URLConnection connection = list.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            return path(inJar.getJarFileURL());
        }
        throw new InvalidInputException("mechanisms of one's own come in a jar; " + list.getPath() + " is in none");
    }

    private static Path path(URL url) throws IOException {
        try {
            URI uri = url.toURI();
            return Path.of(uri).toRealPath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException(url + " is not a file", e);
        }
    }

    private static List<String> names(URL list) throws IOException {
        URLConnection connection = list.openConnection();
        // else the jar would stay open for as long as the JVM is
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private static Provided provided(ExtensionJar jar, Path file, String name, ClassLoader loader) throws IOException {
        try {
            Class<?> type = Class.forName(name, true, loader);
            Path from = source(type);
            if (!file.equals(from)) {
                throw new InvalidInputException(
                        "the provider " + name + " is in " + from + " and in " + file + "; give only one of them");
            }
            if (!Extension.class.isAssignableFrom(type)) {
                throw new InvalidInputException(SERVICES + " of " + jar.name() + " names " + name
                        + ", which does not implement " + Extension.class.getName());
            }
            Extension extension = (Extension) type.getConstructor().newInstance();
            Provided provided =
                    new Provided(jar, type, List.copyOf(extension.mechanisms()), List.copyOf(extension.metrics()));
            for (Variant<?> mechanism : provided.mechanisms()) {
                Path of = source(mechanism.type());
                if (!file.equals(of)) {
                    throw new InvalidInputException("the mechanism " + mechanism.name() + " of " + jar.name()
                            + " is made of " + mechanism.type().getName() + " of " + of
                            + ", of which that jar's checksum says nothing; have it in the jar itself");
                }
            }
            return provided;
        } catch (ClassNotFoundException e) {
            throw new InvalidInputException(
                    SERVICES + " of " + jar.name() + " names " + name + ", and there is no such class", e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new InvalidInputException(
                    "the provider " + name + " of " + jar.name()
                            + " must be a public class with a public constructor without parameters",
                    e);
        } catch (InvalidInputException e) {
            throw e;
        } catch (InvocationTargetException | RuntimeException | LinkageError e) {
            throw new InvalidInputException("the provider " + name + " of " + jar.name() + " " + failed(e), e);
        }
    }

    /** Where a class comes from. */
    private static Path source(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? Path.of("the Java platform") : path(source.getLocation());
    }

    private static String failed(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof InvocationTargetException || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        if (cause instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_VERSION.matcher(cause.getMessage());
            int java = Runtime.version().feature();
            return "was compiled for "
                    + (version.find()
                            ? "Java " + (Integer.parseInt(version.group(1)) - FIRST_CLASS_VERSION)
                            : "a newer Java")
                    + ", and this is Java " + java + "; compile it with --release " + java;
        }
        String what = cause instanceof InvalidInputException
                ? cause.getMessage()
                : cause.getClass().getName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return "failed: " + what
                + (cause instanceof LinkageError ? "; was it compiled against this version of the engine?" : "");
    }

    /** The jars that add anything. */
    List<ExtensionJar> jars() {
        return provided.stream().map(Provided::jar).distinct().toList();
    }

    /**
     * The members of a family: those of the engine, then those of the jars.
     *
     * @throws InvalidInputException where one of them cannot be told from another by its name
     */
    <P extends SpecPart> List<Variant<? extends P>> with(Class<P> kind, List<Variant<? extends P>> members) {
        List<Variant<? extends P>> all = new ArrayList<>(members);
        Map<String, String> owners = new HashMap<>();
        members.forEach(member -> owners.put(member.name(), ENGINE));
        for (Provided each : provided) {
            for (Variant<?> mechanism : each.mechanisms()) {
                if (kind.isAssignableFrom(mechanism.type())) {
                    claim(owners, "the mechanism", mechanism.name(), each.text());
                    all.add(member(mechanism));
                }
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked") // its type was asked for
    private static <P extends SpecPart> Variant<? extends P> member(Variant<?> mechanism) {
        return (Variant<? extends P>) mechanism;
    }

    /** The metrics of the engine, then those of the jars. */
    List<RunMetric> with(List<RunMetric> metrics) {
        List<RunMetric> all = new ArrayList<>(metrics);
        provided.forEach(each -> all.addAll(each.metrics()));
        return List.copyOf(all);
    }

    private static void claim(Map<String, String> owners, String what, String name, String owner) {
        String other = owners.putIfAbsent(name, owner);
        if (other != null) {
            throw new InvalidInputException(
                    what + " " + name + " is in " + other + " and in " + owner + "; one of them needs another name");
        }
    }

    /**
     * Refuses what no sweep file could name, or what could be meant by one name twice.
     *
     * @param families all of them, with what the jars add
     * @param parts of a spec that are of no family
     * @param ofEngine metrics of the engine
     */
    void check(Collection<Family<?>> families, Collection<Variant<?>> parts, Collection<RunMetric> ofEngine) {
        Map<String, Parameter> byColumn = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Family<?> family : families) {
            enter(family.selector(), ENGINE, byColumn, owners);
            family.variants().stream()
                    .filter(variant -> jarOf(variant).isEmpty())
                    .forEach(variant ->
                            variant.parameters().forEach(parameter -> enter(parameter, ENGINE, byColumn, owners)));
        }
        parts.forEach(part -> part.parameters().forEach(parameter -> enter(parameter, ENGINE, byColumn, owners)));
        ofEngine.forEach(metric -> owners.put(metric.name(), ENGINE));
        for (Provided each : provided) {
            for (Variant<?> mechanism : each.mechanisms()) {
                if (families.stream().noneMatch(family -> family.kind().isAssignableFrom(mechanism.type()))) {
                    throw new InvalidInputException("the mechanism " + mechanism.name() + " of " + each.text()
                            + " is of no family; its record must implement one of "
                            + String.join(
                                    ", ",
                                    families.stream()
                                            .map(family -> family.kind().getSimpleName())
                                            .toList()));
                }
                checkName(MECHANISM, "mechanism", mechanism.name(), each);
                if (mechanism.name().equals(Family.NONE)) {
                    throw new InvalidInputException("the mechanism none of " + each.text()
                            + " needs another name; none is what has no mechanism");
                }
                for (Parameter parameter : mechanism.parameters()) {
                    checkName(PATH, "parameter", parameter.path(), each);
                    enter(parameter, each.text(), byColumn, owners);
                }
            }
            for (RunMetric metric : each.metrics()) {
                checkName(METRIC, "metric", metric.name(), each);
                claim(owners, "the column", metric.name(), each.text());
            }
        }
    }

    /** A parameter may be of several mechanisms, but what has its column must be the very same. */
    private static void enter(
            Parameter parameter, String owner, Map<String, Parameter> byColumn, Map<String, String> owners) {
        if (byColumn.putIfAbsent(parameter.column(), parameter) != parameter) {
            claim(owners, "the parameter " + parameter.path() + " with the column", parameter.column(), owner);
        }
    }

    private static void checkName(Pattern allowed, String what, String name, Provided of) {
        if (!allowed.matcher(name).matches()) {
            throw new InvalidInputException("the " + what + " " + name + " of " + of.text()
                    + " needs another name, one that matches " + allowed.pattern());
        }
    }

    /** The jar that a mechanism is of; empty where it is the engine's. */
    Optional<ExtensionJar> jarOf(Variant<?> mechanism) {
        return provided.stream()
                .filter(each -> each.mechanisms().contains(mechanism))
                .map(Provided::jar)
                .findFirst();
    }

    /** The jar that a metric is of; empty where it is the engine's. */
    Optional<ExtensionJar> jarOf(RunMetric metric) {
        return provided.stream()
                .filter(each -> each.metrics().contains(metric))
                .map(Provided::jar)
                .findFirst();
    }
}
