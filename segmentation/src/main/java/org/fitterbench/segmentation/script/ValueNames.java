package org.fitterbench.segmentation.script;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a network's values in a script, as real numbers and as integers of 8 bits. What
 * there is in one form alone is brought to the other where that is first asked for.
 */
final class ValueNames {
  private static final int UNSIGNED = 13;

  private final ScriptCode code;
  private final Optional<IntegerPlan> plan;
  private final @Nullable String[] reals;
  private final @Nullable String[] integers;

  ValueNames(ScriptCode code, int values, Optional<IntegerPlan> plan) {
    this.code = code;
    this.plan = plan;
    reals = new String[values];
    integers = new String[values];
  }

  /** Says what a value's real numbers are. */
  void real(int value, String expression) {
    reals[value] = "v" + value;
    code.line(reals[value] + " = " + expression);
  }

  /** Says what a value's integers are. */
  void integer(int value, String expression) {
    integers[value] = "q" + value;
    code.line(integers[value] + " = " + expression);
  }

  /** Says that a value is another. */
  void same(int value, int other) {
    reals[value] = reals[other];
    integers[value] = integers[other];
  }

  boolean isKnown(int value) {
    return reals[value] != null || integers[value] != null;
  }

  /** Whether a value is there as integers already. */
  boolean isInteger(int value) {
    return integers[value] != null;
  }

  /** The name of a value's real numbers. */
  String real(int value) {
    if (reals[value] == null) {
      real(value, "torch.dequantize(" + integer(value) + ")");
    }
    return Objects.requireNonNull(reals[value]);
  }

  /** The name of a value's integers. */
  String integer(int value) {
    if (integers[value] == null) {
      integer(value, rounded(real(value), value));
    }
    return Objects.requireNonNull(integers[value]);
  }

  /** The expression of real numbers as integers of a value's range. */
  String rounded(String reals, int value) {
    ValueRange range = plan.orElseThrow().range(value);
    return "torch.quantize_per_tensor(" + reals + ", " + range.arguments() + ", " + UNSIGNED + ")";
  }
}
