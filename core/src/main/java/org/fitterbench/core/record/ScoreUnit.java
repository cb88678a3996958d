package org.fitterbench.core.record;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a score counts, read from its unit in JMH's spelling: {@code ms/op}, {@code ops/s}, … */
public sealed interface ScoreUnit {
  /**
   * Time for one operation.
   *
   * @param nanos length of the unit of time
   */
  record TimePerOperation(double nanos) implements ScoreUnit {}

  /**
   * Operations in a unit of time, by all threads together.
   *
   * @param nanos length of the unit of time
   */
  record OperationsPerTime(double nanos) implements ScoreUnit {}

  /**
   * Something else.
   *
   * @param text the unit as it was written
   */
  record Other(String text) implements ScoreUnit {}

  /** The unit that a text stands for. */
  static ScoreUnit parse(String text) {
    Matcher perOperation = Names.TIME_PER_OPERATION.matcher(text);
    if (perOperation.matches()) {
      Double nanos = Names.nanos(perOperation.group(1));
      return nanos == null ? new Other(text) : new TimePerOperation(nanos);
    }
    Matcher perTime = Names.OPERATIONS_PER_TIME.matcher(text);
    if (perTime.matches()) {
      Double nanos = Names.nanos(perTime.group(1));
      return nanos == null ? new Other(text) : new OperationsPerTime(nanos);
    }
    return new Other(text);
  }

  /**
   * The time of one operation on one thread in milliseconds. For a rate it is the reciprocal: n
   * threads that finish r operations a second together take n / r seconds for each.
   *
   * @param score a score in this unit
   * @param threads threads that ran the operation at once
   * @return empty when the unit is no time and no rate, or the rate is not positive
   */
  default OptionalDouble millisPerOperation(double score, int threads) {
    return switch (this) {
      case TimePerOperation time -> OptionalDouble.of(score * (time.nanos() / 1e6));
      case OperationsPerTime rate when score > 0 ->
          OptionalDouble.of(threads * (rate.nanos() / 1e6) / score);
      case OperationsPerTime _, Other _ -> OptionalDouble.empty();
    };
  }

  /** JMH's names of the units of time. */
  final class Names {
    private static final Pattern TIME_PER_OPERATION = Pattern.compile("(\\p{L}+)/op");
    private static final Pattern OPERATIONS_PER_TIME = Pattern.compile("ops/(\\p{L}+)");
    private static final Map<String, Double> NANOS =
        Map.of(
            "ns", 1.0,
            "us", 1e3,
            "μs", 1e3,
            "µs", 1e3,
            "ms", 1e6,
            "s", 1e9,
            "min", 60e9,
            "hr", 3600e9,
            "day", 86400e9);

    private Names() {}

    private static @Nullable Double nanos(String name) {
      return NANOS.get(name);
    }
  }
}
