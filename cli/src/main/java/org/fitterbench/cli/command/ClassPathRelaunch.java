package org.fitterbench.cli.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.cli.Main;
import org.fitterbench.core.failure.UserInputException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs the same command line in a JVM whose class path holds the user's jars as well: JMH looks for
 * benchmarks, and for hints to the compiler, only where it was loaded from itself.
 */
final class ClassPathRelaunch {
  private final CommandContext context;
  private final CommandSpec command;

  ClassPathRelaunch(CommandContext context, CommandSpec command) {
    this.context = context;
    this.command = command;
  }

  /** Whether an entry is missing on this JVM's own class path. */
  boolean isNeeded(List<Path> classPath) {
    return !ownClassPath().containsAll(classPath);
  }

  private List<Path> ownClassPath() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), 0))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .toList();
  }

  /**
   * Runs the command line again and passes on what it prints.
   *
   * @return its exit code
   */
  int run(List<Path> classPath) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ownFlags());
    line.add("-Dfitterbench.terminal=" + context.terminal());
    line.add("-cp");
    line.add(
        Stream.concat(ownClassPath().stream(), classPath.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    line.add(Main.class.getName());
    line.addAll(command.root().commandLine().getParseResult().originalArgs());
    try {
      Process process =
          new ProcessBuilder(line).directory(context.workingFolder().toFile()).start();
      Thread stop = new Thread(process::destroy, "stop relaunched");
      Runtime.getRuntime().addShutdownHook(stop);
      Thread errors = passOn(process.getErrorStream(), context.err());
      Thread output = passOn(process.getInputStream(), context.out());
      int code = process.waitFor();
      errors.join();
      output.join();
      Runtime.getRuntime().removeShutdownHook(stop);
      return code;
    } catch (IOException failure) {
      throw new UserInputException(
          "cannot start a JVM with the class path asked for: " + failure.getMessage(),
          "check the JDK at " + System.getProperty("java.home"),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    }
  }

  /** The flags that this JVM was started with, without agents, which belong to this JVM alone. */
  private static List<String> ownFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
        .toList();
  }

  private static Thread passOn(InputStream from, PrintWriter to) {
    return Thread.ofVirtual()
        .start(() -> {
          try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
              to.write(buffer, 0, n);
              to.flush();
            }
          } catch (IOException cut) {
            to.println("error: the output of the benchmark's JVM broke off: " + cut);
          }
        });
  }
}
