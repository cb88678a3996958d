package org.fitterbench.core.flame;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What threads were running while an operation ran, by sampling their stacks.
 *
 * @param event the JFR event that the samples come from
 * @param requestedPeriod the sampling period asked for; the JVM may sample less often
 * @param elapsed how long was sampled
 * @param truncatedSamples samples whose stack was deeper than JFR records
 * @param root all samples
 */
public record SampleProfile(
    String event,
    Duration requestedPeriod,
    Duration elapsed,
    long truncatedSamples,
    StackNode root) {
  /** All samples. */
  public long samples() {
    return root.samples();
  }

  /**
   * The methods that were running most often.
   *
   * @param limit how many at most
   * @return most own samples first; methods that never ran themselves are left out
   */
  public List<HotMethod> hotMethods(int limit) {
    Map<StackFrame, Long> self = new HashMap<>();
    Map<StackFrame, Long> total = new HashMap<>();
    for (StackNode child : root.children()) {
      count(child, new HashSet<>(), self, total);
    }
    double all = Math.max(1, samples());
    return self.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> {
          long onStack = total.getOrDefault(entry.getKey(), 0L);
          return new HotMethod(
              entry.getKey(), entry.getValue(), onStack, entry.getValue() / all, onStack / all);
        })
        .sorted(
            Comparator.comparingLong(HotMethod::selfSamples)
                .reversed()
                .thenComparing(method -> method.frame().qualifiedName()))
        .limit(limit)
        .toList();
  }

  private static void count(
      StackNode node,
      Set<StackFrame> above,
      Map<StackFrame, Long> self,
      Map<StackFrame, Long> total) {
    self.merge(node.frame(), node.selfSamples(), Long::sum);
    boolean outermost = above.add(node.frame());
    if (outermost) {
      total.merge(node.frame(), node.samples(), Long::sum);
    }
    for (StackNode child : node.children()) {
      count(child, above, self, total);
    }
    if (outermost) {
      above.remove(node.frame());
    }
  }
}
