package org.slumber.spark.cli;

import java.nio.file.InvalidPathException;
import org.apache.hadoop.security.UserGroupInformation;
import org.slumber.engine.Engine;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.data.DataCommand;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.SweepFailedException;
import org.slumber.spark.results.ProgramBuild;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. What a user did wrong is one sentence on standard error and exit code 2. */
@Command(
        name = "submit.sh",
        description = "Sweeps of sleep in spiking networks on Apache Spark.",
        synopsisSubcommandLabel =
                "(sweep | watch | report | sql | model | dose | compare | power | views | verify | record | cite | parameters | columns | trace | data)",
        subcommands = {
            SweepCommand.class,
            WatchCommand.class,
            ReportCommand.class,
            SqlCommand.class,
            ModelCommand.class,
            DoseCommand.class,
            CompareCommand.class,
            PowerCommand.class,
            ViewsCommand.class,
            VerifyCommand.class,
            RecordCommand.class,
            CiteCommand.class,
            ParametersCommand.class,
            ColumnsCommand.class,
            TraceCommand.class,
            DataCommand.class
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a command: sweep conf/quick.yaml.",
            "Exit code: 0 all went well, 1 it could not go on, 2 wrong input, 3 runs of the sweep failed, 4 a sweep's time was"
                    + " up (5: before it added a run).",
            "Anywhere: --jars my.jar[,other.jar], jars of your own whose mechanisms and metrics are known by their names,",
            "--master URL and every other option of spark-submit (default: local[*])."
        })
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;
    /** Of a sweep that ended, but not all of its runs well. */
    static final int FAILED_RUNS = 3;
    /** Of a sweep that had to stop in time, with runs added to what was there. */
    static final int OUT_OF_TIME = 4;
    /** Of a sweep that had to stop in time before it had added any: in the same time it would not get any further. */
    static final int OUT_OF_TIME_FOR_ANY = 5;

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        nameUser();
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Hadoop asks the system for the user's name and gives up where there is none, as in many containers. */
    private static void nameUser() {
        if (System.getProperty("user.name").equals("?")) {
            String name = System.getenv().getOrDefault("HADOOP_USER_NAME", "nameless");
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name));
        }
    }

    /** Runs a command; its exit code is 0 where all went well, 2 where the input was wrong, 3 where runs failed, 1 otherwise. */
    static int run(String... arguments) {
        return run(Simulation.ENGINE, arguments);
    }

    /** As {@link #run(String...)}, with another simulation for the runs of a sweep, such as a test's. */
    public static int run(Simulation simulation, String... arguments) {
        try {
            OwnJars.load(OwnJars.given());
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            return WRONG_INPUT;
        }
        return new CommandLine(new Main(), new Commands(simulation))
                .setParameterExceptionHandler((e, given) -> refuse(e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof InvalidInputException) {
                        System.err.println(e.getMessage());
                        return WRONG_INPUT;
                    }
                    if (e instanceof InvalidPathException path) {
                        System.err.println("the path " + path.getInput() + " cannot be named in this machine's locale;"
                                + " set LC_ALL to a UTF-8 one, such as C.UTF-8");
                        return WRONG_INPUT;
                    }
                    if (e instanceof SweepFailedException) {
                        System.err.println(e.getMessage());
                        return FAILED;
                    }
                    throw e;
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static int refuse(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String suggestion = e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + unmatched.getSuggestions().get(0) + "?"
                : "";
        System.err.println(e.getMessage() + suggestion + " (see " + command + " --help)");
        return WRONG_INPUT;
    }

    /** Makes the commands. */
    private record Commands(Simulation simulation) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == SweepCommand.class
                    ? type.cast(new SweepCommand(simulation))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    /** Versions of engine and program. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "slumber engine " + Engine.VERSION
                        + ProgramBuild.ofThisProgram()
                                .commitText()
                                .map(commit -> " (" + commit + ")")
                                .orElse("")
            };
        }
    }
}
