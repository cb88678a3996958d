package org.fitterbench.cli.command;

import picocli.CommandLine.Command;

/** The root command: without a subcommand it runs the suites. */
@Command(
    name = "fitter-bench",
    description = "Benchmarks 3D-human pipelines on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "[COMMAND]")
final class FitterBench {}
