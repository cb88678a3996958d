package org.fitterbench.cli.command;

import picocli.CommandLine.Command;

/** The root command: without a subcommand it runs the suites. */
@Command(
    name = "fitter-bench",
    description = "Benchmarks 3D-human pipelines on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "'fitter-bench COMMAND --help' explains a command.",
      "Options without a command are those of run: 'fitter-bench --iterations 3'."
    })
final class FitterBench {}
