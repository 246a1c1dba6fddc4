package org.slumber.spark.data;

import picocli.CommandLine.Command;

/** {@code data}: fetches known data sets and shows what the network sees of one. */
@Command(
        name = "data",
        description = "Fetch data sets, and look at them.",
        synopsisSubcommandLabel = "(fetch | preview)",
        subcommands = {FetchCommand.class, PreviewCommand.class},
        mixinStandardHelpOptions = true)
public final class DataCommand {}
