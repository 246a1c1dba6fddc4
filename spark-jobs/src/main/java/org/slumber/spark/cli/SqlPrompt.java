package org.slumber.spark.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.NamedQuery;
import org.slumber.spark.reference.ColumnReference;

/**
 * Answers one query after another, which saves the start: at a prompt with history and completion, or, where standard input is
 * no terminal, those that come from there. A query ends in a semicolon; a single word is the name of one.
 */
final class SqlPrompt {
    /** Set by submit.sh where somebody types. */
    private static final String TYPED = "slumber.typed";

    private static final int WRONG_INPUT = 2;

    private static final Set<String> ENDS = Set.of("exit", "quit");

    private static final List<String> KEYWORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "HAVING",
            "LIMIT",
            "JOIN",
            "USING",
            "AND",
            "OR",
            "NOT",
            "IS NULL",
            "AS",
            "WITH",
            "DISTINCT",
            "DESC",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "avg(",
            "count(",
            "min(",
            "max(",
            "round(",
            "DESCRIBE",
            "SHOW VIEWS",
            "help",
            "exit");

    private final SqlSession session;
    private final Path queries;
    private final SqlSession.Reader writer;

    /**
     * A prompt.
     *
     * @param queries folder of the named ones
     * @param writer of the answers
     */
    SqlPrompt(SqlSession session, Path queries, SqlSession.Reader writer) {
        this.session = session;
        this.queries = queries;
        this.writer = writer;
    }

    /** Answers until there are no more; the exit code is not 0 where a query that came without a terminal was wrong. */
    int run() throws IOException {
        if (!Boolean.getBoolean(TYPED)) {
            return answerAll(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
        }
        try (Terminal terminal = TerminalBuilder.terminal()) {
            LineReader reader = reader(terminal);
            System.err.println("A query ends in a semicolon; help, exit.");
            while (true) {
                try {
                    String statement = reader.readLine("sql> ");
                    if (ENDS.contains(bare(statement))) {
                        return 0;
                    }
                    answer(statement);
                } catch (InvalidInputException e) {
                    System.err.println(e.getMessage());
                } catch (UserInterruptException e) {
                    // what was typed is given up, as shells do
                    terminal.writer().flush();
                } catch (EndOfFileException e) {
                    return 0;
                }
            }
        }
    }

    private int answerAll(BufferedReader input) throws IOException {
        StringBuilder statement = new StringBuilder();
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            statement.append(line).append('\n');
            if (isWhole(statement.toString())) {
                if (ENDS.contains(bare(statement.toString()))) {
                    return 0;
                }
                if (!answered(statement.toString())) {
                    return WRONG_INPUT;
                }
                statement.setLength(0);
            }
        }
        return answered(statement.toString()) ? 0 : WRONG_INPUT;
    }

    private boolean answered(String statement) throws IOException {
        try {
            answer(statement);
            return true;
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private void answer(String statement) throws IOException {
        String bare = bare(statement);
        if (bare.isEmpty()) {
            return;
        }
        if (bare.equals("help")) {
            help();
            return;
        }
        session.answer(NamedQuery.sqlOf(bare, queries), writer);
    }

    private void help() {
        System.out.println("Tables and views, whose columns `DESCRIBE NAME;` lists:");
        ColumnReference.tables().forEach(table -> System.out.println("  " + table.title() + " - " + table.meaning()));
        System.out.println("Queries with a name:");
        NamedQuery.in(queries).forEach(query -> System.out.println("  " + query.name() + " - " + query.question()));
    }

    /** Without the blanks and semicolons around it. */
    private static String bare(String statement) {
        return statement.strip().replaceFirst("[;\\s]+$", "");
    }

    /** Whether a statement has its end, or is one word, which is a name. */
    private static boolean isWhole(String statement) {
        String stripped = statement.strip();
        return stripped.endsWith(";") || stripped.chars().noneMatch(Character::isWhitespace);
    }

    private LineReader reader(Terminal terminal) {
        Set<String> words = new LinkedHashSet<>(KEYWORDS);
        ColumnReference.tables().forEach(table -> {
            words.add(table.title().replaceFirst(".* ", ""));
            table.lines().forEach(line -> words.add(line.cells().get(0)));
        });
        NamedQuery.in(queries).forEach(query -> words.add(query.name()));
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new Statements())
                .completer(new StringsCompleter(words))
                .variable(LineReader.HISTORY_FILE, history())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  -> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    /** Where programs keep what is no setting, by the XDG base directory specification. */
    private static Path history() {
        String state = System.getenv("XDG_STATE_HOME");
        return (state == null || state.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(state))
                .resolve("slumber")
                .resolve("sql-history");
    }

    /** Lines that go on until a statement is whole, in words that operators end too. */
    private static final class Statements extends DefaultParser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && !isWhole(line)) {
                throw new EOFError(-1, cursor, "a query ends in a semicolon");
            }
            return super.parse(line, cursor, context == ParseContext.ACCEPT_LINE ? ParseContext.UNSPECIFIED : context);
        }

        @Override
        public boolean isDelimiterChar(CharSequence buffer, int position) {
            return super.isDelimiterChar(buffer, position) || ",()=<>".indexOf(buffer.charAt(position)) >= 0;
        }
    }
}
