package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The jar of engine/README.md, made of its examples as it says. */
record OwnJar(Path file) {
    private static final Pattern BLOCK = Pattern.compile(
            "```java\n((?:(?!```).)*?public (?:final class|record) (Scaling|Mine)\\b.*?)```", Pattern.DOTALL);

    /**
     * Makes it.
     *
     * @param scaling what becomes of the mechanism's source
     * @param provider what becomes of the provider's
     */
    static OwnJar make(Path folder, String name, Edit scaling, Edit provider) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name + ".d"));
        Path classes = own.resolve("classes");
        List<String> compile = new ArrayList<>(
                List.of("--release", "17", "-proc:none", "-cp", jar().toString(), "-d", classes.toString()));
        Matcher block = BLOCK.matcher(Files.readString(Submission.root().resolve("engine/README.md")));
        while (block.find()) {
            Edit edit = block.group(2).equals("Mine") ? provider : scaling;
            String source = edit.of(block.group(1)
                    .replaceFirst(
                            "package org.slumber.*;",
                            "package org.example;\nimport org.slumber.engine.homeostasis.*;"));
            compile.add(Files.writeString(own.resolve(block.group(2) + ".java"), source)
                    .toString());
        }
        run("javac", compile);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.slumber.engine.Extension"), "org.example.Mine\n");
        Path file = folder.resolve(name);
        run(
                "jar",
                List.of(
                        "--create",
                        "--file",
                        file.toString(),
                        "--date",
                        "2026-01-01T00:00:00Z",
                        "-C",
                        classes.toString(),
                        "."));
        return new OwnJar(file);
    }

    static OwnJar make(Path folder, String name) throws IOException {
        return make(folder, name, text -> text, text -> text);
    }

    /** What is made of a source. */
    interface Edit {
        String of(String source);
    }

    private static Path jar() {
        return Submission.root().resolve("spark-jobs/target/slumber.jar");
    }

    private static void run(String tool, List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(to, to, arguments.toArray(String[]::new));
        assertEquals(0, code, () -> said.toString(StandardCharsets.UTF_8));
    }
}
