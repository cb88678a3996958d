package org.fitterbench.core.flame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds stacks, one a sample, into a tree that has each common beginning once. */
public final class StackFolder {
  private final StackFrame rootFrame;
  private final Branch root = new Branch();

  /**
   * @param rootFrame the frame that stands for all stacks
   */
  public StackFolder(StackFrame rootFrame) {
    this.rootFrame = rootFrame;
  }

  /**
   * Adds samples of one stack.
   *
   * @param outermostFirst the stack's frames, the running method last; when empty, the samples
   *     count for the root alone
   * @param samples how many, at least one
   */
  public void add(List<StackFrame> outermostFirst, long samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("Samples: " + samples);
    }
    Branch branch = root;
    branch.samples += samples;
    for (StackFrame frame : outermostFirst) {
      branch = branch.children.computeIfAbsent(frame, _ -> new Branch());
      branch.samples += samples;
    }
    branch.selfSamples += samples;
  }

  /** The tree of all that was added so far. */
  public StackNode tree() {
    return root.freeze(rootFrame);
  }

  private static final class Branch {
    private final Map<StackFrame, Branch> children = new LinkedHashMap<>();
    private long samples;
    private long selfSamples;

    private StackNode freeze(StackFrame frame) {
      List<StackNode> below =
          children.entrySet().stream()
              .map(child -> child.getValue().freeze(child.getKey()))
              .toList();
      return new StackNode(frame, samples, selfSamples, below);
    }
  }
}
