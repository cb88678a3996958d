package org.fitterbench.segmentation.stream;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.fitterbench.core.trace.ProcessorClock;
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
  private final ProcessorClock processors;
  private long number;
  private long offered;
  private long startNanos;

  SourceFeed(
      StreamSource<T> source,
      Optional<Pace> pace,
      SourceGate gate,
      StageQueue<T> out,
      StageMeter meter,
      LongAdder dropped,
      Ticker ticker,
      ProcessorClock processors) {
    this.source = source;
    this.pace = pace;
    this.gate = gate;
    this.out = out;
    this.meter = meter;
    this.dropped = dropped;
    this.ticker = ticker;
    this.processors = processors;
  }

  /** Runs until there are no more items or nobody wants them. */
  void run() throws InterruptedException {
    boolean going = true;
    while (going) {
      long idle = ticker.nanos();
      boolean open = gate.awaitGoing();
      long ready = ticker.nanos();
      meter.waitingNanos.add(ready - idle);
      // At a pace an item comes whether there is room or not.
      going = open && (pace.isPresent() ? readPaced() : gate.enter() && readEntered(ready));
    }
  }

  private boolean readEntered(long ready) throws InterruptedException {
    meter.blockedNanos.add(ticker.nanos() - ready);
    boolean kept = false;
    try {
      Optional<T> item = read();
      kept = item.isPresent() && put(item.get());
    } finally {
      if (!kept) {
        gate.leave();
      }
    }
    return kept;
  }

  private boolean put(T item) throws InterruptedException {
    boolean kept = false;
    long handing = ticker.nanos();
    try {
      count(handing, handing);
      kept = out.put(new Entry<>(number, handing, item, gate));
    } finally {
      if (!kept) {
        item.close();
      }
    }
    meter.blockedNanos.add(ticker.nanos() - handing);
    number++;
    return kept;
  }

  private boolean readPaced() throws InterruptedException {
    Optional<T> item = read();
    return item.isPresent() && offer(item.get());
  }

  /** Hands an item on when it is due, or drops it; false when the stream has been stopped. */
  private boolean offer(T item) throws InterruptedException {
    boolean kept = false;
    try {
      long brought = ticker.nanos();
      startNanos = offered == 0 ? brought : startNanos;
      OptionalLong due = gate.awaitDue(startNanos + pace.orElseThrow().dueNanos(offered));
      if (due.isEmpty()) {
        return false;
      }
      long handing = ticker.nanos();
      meter.waitingNanos.add(handing - brought);
      count(due.getAsLong(), handing);
      boolean entered = gate.tryEnter();
      kept = entered && out.offer(new Entry<>(number, due.getAsLong(), item, gate));
      if (entered && !kept) {
        gate.leave();
      }
    } finally {
      if (!kept) {
        item.close();
      }
    }
    if (kept) {
      number++;
    } else if (!gate.isStopped()) {
      dropped.increment();
    }
    return true;
  }

  private Optional<T> read() {
    long begun = ticker.nanos();
    long worked = processors.threadNanos();
    Optional<T> item = source.next();
    meter.processorNanos.add(processors.threadNanos() - worked);
    meter.busyNanos.add(ticker.nanos() - begun);
    return item;
  }

  private void count(long due, long handing) {
    offered++;
    meter.items.increment();
    meter.latencies.record(handing - due);
  }
}
