package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.file.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file to write to in place of standard output. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE in place of standard output.")
  private @Nullable Path file;

  /**
   * Writes a text to the file, or prints it when there is none.
   *
   * @return the file, when there is one
   */
  Optional<Path> write(CommandContext context, String text) {
    if (file == null) {
      context.out().print(text);
      context.out().flush();
      return Optional.empty();
    }
    AtomicFile.write(context.resolve(file), text);
    return Optional.of(file);
  }
}
