package org.fitterbench.segmentation.stream;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.fitterbench.core.trace.Ticker;

/** Brings the items of a source to the first queue, on the source's thread. */
final class SourceFeed<T extends StreamItem> {
  private final StreamSource<T> source;
  private final Optional<Pace> pace;
  private final SourceGate gate;
  private final StageQueue<T> out;
  private final StageMeter meter;
  private final LongAdder dropped;
  private final Ticker ticker;
  private long number;
  private long read;
  private long startNanos;

  SourceFeed(
      StreamSource<T> source,
      Optional<Pace> pace,
      SourceGate gate,
      StageQueue<T> out,
      StageMeter meter,
      LongAdder dropped,
      Ticker ticker) {
    this.source = source;
    this.pace = pace;
    this.gate = gate;
    this.out = out;
    this.meter = meter;
    this.dropped = dropped;
    this.ticker = ticker;
  }

  /** Runs until there are no more items or nobody wants them. */
  void run() throws InterruptedException {
    boolean going = true;
    while (going) {
      long idle = ticker.nanos();
      boolean open = gate.awaitGoing();
      long begun = ticker.nanos();
      meter.waitingNanos.add(begun - idle);
      Optional<T> item = open ? source.next() : Optional.empty();
      long brought = ticker.nanos();
      meter.busyNanos.add(brought - begun);
      going = item.isPresent() && pass(item.get(), brought);
    }
  }

  /** Hands an item on; false when nobody wants any more. */
  private boolean pass(T item, long brought) throws InterruptedException {
    boolean kept = false;
    try {
      startNanos = read == 0 ? brought : startNanos;
      OptionalLong due =
          pace.isPresent()
              ? gate.awaitDue(startNanos + pace.get().dueNanos(read))
              : OptionalLong.of(brought);
      if (due.isEmpty()) {
        return false;
      }
      long handing = ticker.nanos();
      meter.waitingNanos.add(handing - brought);
      read++;
      meter.items.increment();
      meter.latencies.record(handing - due.getAsLong());
      Entry<T> entry = new Entry<>(number, due.getAsLong(), item);
      kept = pace.isPresent() ? out.offer(entry) : out.put(entry);
      meter.blockedNanos.add(ticker.nanos() - handing);
    } finally {
      if (!kept) {
        item.close();
      }
    }
    if (kept) {
      number++;
      return true;
    }
    if (pace.isPresent() && !gate.isStopped()) {
      dropped.increment();
      return true;
    }
    return false;
  }
}
