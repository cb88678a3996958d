package org.fitterbench.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs programs of the operating system in a given folder, in the C locale so that what they print
 * can be parsed, and ends those that take too long.
 */
public final class SystemProgramRunner implements ProgramRunner {
  private final Path folder;
  private final Duration limit;

  /**
   * @param folder the working folder of the programs
   * @param limit how long a program may take
   */
  public SystemProgramRunner(Path folder, Duration limit) {
    this.folder = folder;
    this.limit = limit;
  }

  @Override
  public ProgramOutput run(List<String> command) {
    String program = command.getFirst();
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("LC_ALL", "C");
      process = builder.start();
    } catch (IOException e) {
      return new ProgramOutput.Failed(program + " is not on the PATH or cannot be started");
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> errors = readAll(process.getErrorStream());
      CompletableFuture<String> output = readAll(process.getInputStream());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new ProgramOutput.Failed(
            "%s did not end within %d ms".formatted(program, limit.toMillis()));
      }
      String text = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (process.exitValue() == 0) {
        return new ProgramOutput.Printed(text);
      }
      String said = errors.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new ProgramOutput.Failed(
          "%s ended with exit code %d%s"
              .formatted(program, process.exitValue(), firstLine(said.isBlank() ? text : said)));
    } catch (IOException | ExecutionException | TimeoutException e) {
      return new ProgramOutput.Failed("what " + program + " printed could not be read: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProgramOutput.Failed("interrupted while " + program + " ran");
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> readAll(InputStream stream) {
    Executor threads = task -> Thread.ofVirtual().start(task);
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        threads);
  }

  private static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(line -> ": " + line)
        .orElse("");
  }
}
