package org.fitterbench.segmentation.stream;

import java.util.List;
import java.util.Optional;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;

/**
 * One worker of a stage: takes items, works on them, hands them on.
 *
 * @param stage what it does
 * @param in the queue before it
 * @param out the queue behind it; empty for the last stage
 * @param meter adds up its time
 */
record StageLoop<T extends StreamItem>(
    StreamStage<T> stage,
    StageQueue<T> in,
    Optional<StageQueue<T>> out,
    StageMeter meter,
    Ticker ticker,
    ProcessorClock processors) {

  /**
   * Runs until nothing more comes.
   *
   * @throws FailedItemException when the stage's work failed
   */
  void run() throws InterruptedException {
    try (StageWork<T> work = stage.work().get()) {
      Optional<RunClaims.Claim> claim =
          stage.run() > 1 ? Optional.of(in.claim()) : Optional.empty();
      while (true) {
        long idle = ticker.nanos();
        List<Entry<T>> batch =
            claim.isPresent()
                ? in.take(claim.get())
                : in.take(stage.batch(), stage.patienceNanos());
        long begun = ticker.nanos();
        meter.waitingNanos.add(begun - idle);
        if (batch.isEmpty()) {
          return;
        }
        process(work, batch, begun);
        handOn(batch);
      }
    }
  }

  private void process(StageWork<T> work, List<Entry<T>> batch, long begun) {
    boolean done = false;
    long worked = processors.threadNanos();
    try {
      work.process(batch.stream().map(Entry::item).toList());
      done = true;
    } catch (RuntimeException | Error failure) {
      throw new FailedItemException(batch.getFirst().number(), failure);
    } finally {
      if (!done) {
        batch.forEach(entry -> entry.release());
      }
    }
    long ended = ticker.nanos();
    meter.busyNanos.add(ended - begun);
    meter.processorNanos.add(processors.threadNanos() - worked);
    for (Entry<T> entry : batch) {
      meter.latencies.record(ended - entry.dueNanos());
    }
    meter.items.add(batch.size());
    if (out.isEmpty()) {
      meter.progress.record(batch.size(), ended);
    }
  }

  private void handOn(List<Entry<T>> batch) throws InterruptedException {
    long begun = ticker.nanos();
    int handed = 0;
    try {
      for (Entry<T> entry : batch) {
        if (out.isEmpty() || !out.get().put(entry)) {
          entry.release();
        }
        handed++;
      }
    } finally {
      batch.subList(handed, batch.size()).forEach(entry -> entry.release());
    }
    meter.blockedNanos.add(ticker.nanos() - begun);
  }

  /** The work on an item failed; the cause says why. */
  static final class FailedItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long number;

    FailedItemException(long number, Throwable cause) {
      super(cause);
      this.number = number;
    }

    long number() {
      return number;
    }
  }
}
