package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINES = Pattern.compile("```jshell\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record) (\\w+)", Pattern.MULTILINE);

    /** The examples of engine/README.md are whole files; they need only compile, what they do is tested elsewhere. */
    @Test
    void everyExampleCompiles(@TempDir Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            Matcher type = TYPE.matcher(block.group(1));
            assertTrue(type.find(), "an example without a type: " + block.group(1));
            Path file = folder.resolve(type.group(1) + ".java");
            arguments.add(Files.writeString(file, block.group(1)).toString());
            if (type.group(1).equals("Scaling")) {
                // as it stands in a jar of one's own
                Path own = Files.createDirectory(folder.resolve("own")).resolve("Scaling.java");
                arguments.add(Files.writeString(
                                own,
                                block.group(1)
                                        .replaceFirst(
                                                "package .*;",
                                                "package org.example;\nimport org.slumber.engine.homeostasis.*;"))
                        .toString());
            }
        }
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, arguments.toArray(String[]::new));
        assertEquals(0, code, () -> complaints.toString(StandardCharsets.UTF_8));
        assertTrue(Files.exists(folder.resolve("OneRun.class")), "the example of the library's use is gone");
    }

    /** As typed into jshell, in this JVM. */
    @Test
    void theLinesForJshellRun() throws IOException {
        Matcher block = LINES.matcher(Files.readString(Path.of("README.md")));
        assertTrue(block.find(), "the lines for jshell are gone");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            // what jshell itself imports
            List.of("java.util.*", "java.nio.file.*").forEach(name -> shell.eval("import " + name + ";"));
            for (String line : block.group(1).lines().toList()) {
                for (SnippetEvent event : shell.eval(line + ";")) {
                    assertEquals(
                            Snippet.Status.VALID,
                            event.status(),
                            () -> line
                                    + shell.diagnostics(event.snippet())
                                            .map(d -> d.getMessage(Locale.ROOT))
                                            .toList());
                    assertNull(event.exception(), line);
                }
            }
        } finally {
            System.setOut(out);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("START of epoch 0\n"), text);
        assertTrue(text.contains("accuracy ") && text.contains("participation_ratio "), text);
    }
}
