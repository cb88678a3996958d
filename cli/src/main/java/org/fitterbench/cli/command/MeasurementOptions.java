package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.runner.Overrides;
import org.fitterbench.benchmarks.runner.Profile;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how often and how long benchmarks are measured. */
final class MeasurementOptions {
  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "quick (2 forks, a first look), standard (3 forks) or rigorous (10 forks). Default:"
              + " standard; quick with --iterations, --warmup, --forks or --time.")
  private @Nullable Profile profile;

  @Option(
      names = {"-i", "--iterations"},
      paramLabel = "N",
      description = "Measured iterations of each fork.")
  private @Nullable Integer iterations;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Iterations of each fork that are not counted.")
  private @Nullable Integer warmup;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs that measure each benchmark one after the other.")
  private @Nullable Integer forks;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Length of an iteration, for example 500ms or 2s; seconds without a unit.")
  private @Nullable String time;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that run the operation at once.")
  private @Nullable Integer threads;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Values of a parameter instead of all, for example batch=1,4. Repeatable.")
  private List<String> params = new ArrayList<>();

  @Option(
      names = "--jvm-args",
      paramLabel = "FLAGS",
      description = "Further flags of the measured JVMs, in one argument, for example \"-Xmx4g\".")
  private List<String> jvmArgs = new ArrayList<>();

  /** The profile asked for, or the one that fits what was asked for. */
  Profile profile() {
    if (profile != null) {
      return profile;
    }
    return overrides().changeMeasurement() ? Profile.QUICK : Profile.STANDARD;
  }

  Overrides overrides() {
    return new Overrides(
        atLeast(1, "--forks", forks),
        atLeast(0, "--warmup", warmup),
        atLeast(1, "--iterations", iterations),
        time == null ? null : LengthOfTime.parse("--time", time),
        atLeast(1, "--threads", threads),
        paramValues(),
        jvmArgs.stream()
            .flatMap(flags -> Pattern.compile("\\s+").splitAsStream(flags.strip()))
            .filter(flag -> !flag.isEmpty())
            .toList());
  }

  private static @Nullable Integer atLeast(int least, String option, @Nullable Integer value) {
    if (value != null && value < least) {
      throw new UserInputException(
          option + " is " + value, "give " + (least == 0 ? "0 or more" : "1 or more"));
    }
    return value;
  }

  private Map<String, List<String>> paramValues() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String param : params) {
      int equals = param.indexOf('=');
      if (equals < 1 || equals == param.length() - 1) {
        throw new UserInputException(
            "--param '" + param + "' is not NAME=VALUE", "give for example batch=1,4");
      }
      values.put(param.substring(0, equals), List.of(param.substring(equals + 1).split(",", 0)));
    }
    return values;
  }
}
