package org.fitterbench.core.flame;

import java.util.Comparator;
import java.util.List;

/**
 * All samples whose stacks begin with the same frames.
 *
 * @param frame the last of those frames
 * @param samples how many there are
 * @param selfSamples how many end here: the method itself was running
 * @param children what it called, most samples first
 */
public record StackNode(
    StackFrame frame, long samples, long selfSamples, List<StackNode> children) {
  private static final Comparator<StackNode> HEAVIEST_FIRST =
      Comparator.comparingLong(StackNode::samples)
          .reversed()
          .thenComparing(node -> node.frame().qualifiedName());

  public StackNode {
    children = children.stream().sorted(HEAVIEST_FIRST).toList();
    long below = children.stream().mapToLong(StackNode::samples).sum();
    if (selfSamples < 0 || samples != selfSamples + below) {
      throw new IllegalArgumentException(
          "Samples of "
              + frame.qualifiedName()
              + " do not add up: "
              + samples
              + " in all, "
              + selfSamples
              + " of its own, "
              + below
              + " below");
    }
  }
}
