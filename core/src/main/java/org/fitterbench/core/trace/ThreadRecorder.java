package org.fitterbench.core.trace;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stack of open stages of one thread, and the tree of those that were closed. Only its own
 * thread opens and closes stages; the lock lets another thread read the tree.
 */
final class ThreadRecorder {
  private final long ownerId = Thread.currentThread().threadId();
  private final String ownerName = Thread.currentThread().getName();
  private final LongSupplier nanoClock;
  private final StageNode root = new StageNode();
  private @Nullable OpenStage innermost;

  ThreadRecorder(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  Stage open(String name) {
    OpenStage stage;
    synchronized (this) {
      StageNode node = (innermost == null ? root : innermost.node).child(name);
      stage = new OpenStage(name, node, innermost);
      innermost = stage;
    }
    // Last, so that the time of the bookkeeping goes to the stage around this one.
    stage.startNanos = nanoClock.getAsLong();
    return stage;
  }

  synchronized void addTo(StageNode merged) {
    requireNoneOpen();
    merged.merge(root);
  }

  /** The thread's own stages; empty when it closed none. */
  synchronized Optional<ThreadStages> times() {
    requireNoneOpen();
    return root.isEmpty()
        ? Optional.empty()
        : Optional.of(new ThreadStages(ownerId, ownerName, root.childTimes()));
  }

  synchronized void clear() {
    requireNoneOpen();
    root.clear();
  }

  private void requireNoneOpen() {
    if (innermost != null) {
      throw new IllegalStateException(
          "Stage '" + innermost.name + "' is still open on thread '" + ownerName + "'");
    }
  }

  private void close(OpenStage stage, long endNanos) {
    if (Thread.currentThread().threadId() != ownerId) {
      throw new IllegalStateException(
          "Stage '%s' was opened on thread '%s' but closed on '%s'"
              .formatted(stage.name, ownerName, Thread.currentThread().getName()));
    }
    synchronized (this) {
      if (stage.closed) {
        throw new IllegalStateException("Stage '" + stage.name + "' is already closed");
      }
      if (innermost != stage) {
        throw new IllegalStateException(
            "Stage '%s' is closed while '%s' inside it is still open"
                .formatted(stage.name, innermost == null ? "" : innermost.name));
      }
      stage.closed = true;
      innermost = stage.parent;
      stage.node.add(endNanos - stage.startNanos);
    }
  }

  private final class OpenStage implements Stage {
    private final String name;
    private final StageNode node;
    private final @Nullable OpenStage parent;
    private long startNanos;
    private boolean closed;

    OpenStage(String name, StageNode node, @Nullable OpenStage parent) {
      this.name = name;
      this.node = node;
      this.parent = parent;
    }

    @Override
    public void close() {
      // First, for the same reason as in open.
      ThreadRecorder.this.close(this, nanoClock.getAsLong());
    }
  }
}
