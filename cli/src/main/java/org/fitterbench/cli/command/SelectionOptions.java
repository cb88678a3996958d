package org.fitterbench.cli.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fitterbench.benchmarks.runner.Selection;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which benchmarks are meant. */
final class SelectionOptions {
  @Option(
      names = "--suite",
      split = ",",
      paramLabel = "SUITE",
      description = "Only these suites: ${COMPLETION-CANDIDATES}. Several with commas.")
  private Set<Suite> suites = EnumSet.noneOf(Suite.class);

  @Option(
      names = "--filter",
      paramLabel = "REGEX",
      description =
          "Only benchmarks in whose qualified name or title this is found, for example"
              + " ForwardPass.")
  private @Nullable String filter;

  @Option(
      names = "--classpath",
      paramLabel = "JAR",
      description =
          "Also benchmarks in these jars or folders, which JMH's annotation processor has seen;"
              + " several with ':' (';' on Windows).")
  private @Nullable String classPath;

  Selection selection() {
    return new Selection(suites, filter == null ? null : pattern(filter));
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException broken) {
      throw new UserInputException(
          "--filter '"
              + regex
              + "' is no regular expression: "
              + broken.getDescription()
              + " at character "
              + (broken.getIndex() + 1),
          "mend it or put \\ before characters that stand for themselves",
          broken);
    }
  }

  /** The user's own class path, absolute; empty without any. */
  List<Path> classPath(CommandContext context) {
    List<Path> entries = new ArrayList<>();
    if (classPath != null) {
      for (String entry : classPath.split(Pattern.quote(File.pathSeparator), 0)) {
        Path path = context.resolve(Path.of(entry));
        if (entry.isBlank() || !Files.exists(path)) {
          throw new UserInputException(
              "--classpath names '" + entry + "', which does not exist", "check the path");
        }
        entries.add(path);
      }
    }
    return entries;
  }
}
