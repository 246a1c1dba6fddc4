package org.slumber.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar of one's own that a test compiles, in a folder of its own. */
final class OwnJar {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?m)^public (?:final class|record) (\\w+)");
    private static final int MAJOR_VERSION = 7;

    private final Path folder;
    private final Path classes;
    private final List<Path> sources = new ArrayList<>();
    private String version;

    OwnJar(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    /** Adds a source file. */
    OwnJar source(String text) throws IOException {
        Path file = folder.resolve(found(TYPE, text) + ".java");
        sources.add(Files.writeString(file, text));
        return this;
    }

    static String typeOf(String source) {
        return found(PACKAGE, source) + "." + found(TYPE, source);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** Names providers. */
    OwnJar providers(String... names) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(Extension.class.getName()), String.join("\n", names) + "\n");
        return this;
    }

    OwnJar version(String implementationVersion) {
        version = implementationVersion;
        return this;
    }

    /** Compiles the sources. */
    OwnJar compile(Path... classPath) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        arguments.add(String.join(
                ":",
                Stream.concat(
                                Stream.of(System.getProperty("java.class.path")),
                                Stream.of(classPath).map(Path::toString))
                        .toList()));
        sources.forEach(source -> arguments.add(source.toString()));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError(complaints.toString(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Makes a class say that it was compiled for another Java. */
    OwnJar forJava(String type, int java) throws IOException {
        Path file = classes.resolve(type.replace('.', '/') + ".class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[MAJOR_VERSION] = (byte) (java + 44);
        Files.write(file, bytes);
        return this;
    }

    /** Packs all that there is. */
    Path jar(String name) throws IOException {
        Path jar = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (version != null) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                entries.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
