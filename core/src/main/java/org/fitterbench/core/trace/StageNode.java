package org.fitterbench.core.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place in the tree of stages that adds up the times of those that ran there. */
final class StageNode {
  private final Map<String, StageNode> children = new LinkedHashMap<>();
  private long count;
  private long totalNanos;

  StageNode child(String name) {
    return children.computeIfAbsent(name, _ -> new StageNode());
  }

  void add(long nanos) {
    count++;
    totalNanos += nanos;
  }

  void merge(StageNode other) {
    count += other.count;
    totalNanos += other.totalNanos;
    other.children.forEach((name, node) -> child(name).merge(node));
  }

  void clear() {
    children.clear();
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  List<StageTimes> childTimes() {
    return children.entrySet().stream()
        .map(entry -> entry.getValue().times(entry.getKey()))
        .toList();
  }

  private StageTimes times(String name) {
    long inside = children.values().stream().mapToLong(node -> node.totalNanos).sum();
    return new StageTimes(name, count, totalNanos, totalNanos - inside, childTimes());
  }
}
