package org.fitterbench.segmentation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * Items that go through stages which work at the same time, each on its own threads, joined by
 * bounded queues. Items leave every stage in the order in which they came. Memory is bounded: no
 * more items are under way than the queues and workers hold.
 *
 * <p>Without a pace the source waits where there is no room. At a pace each item is due at its
 * time; where it finds no room it is given up and counted, and latency counts from when an item was
 * due, so a stall shows in all items that it held up.
 *
 * <p>Runs once. It may be followed, paused and stopped from any thread.
 *
 * @param <T> the items
 */
public final class StagedStream<T extends StreamItem> {
  private final StreamSource<T> source;
  private final String sourceName;
  private final List<StreamStage<T>> stages;
  private final Optional<Pace> pace;
  private final Ticker ticker;
  private final ProcessorClock processors;
  private final SourceGate gate;
  private final StageMeter sourceMeter = new StageMeter();
  private final List<StageMeter> meters = new ArrayList<>();
  private final List<StageQueue<T>> queues = new ArrayList<>();
  private final LongAdder dropped = new LongAdder();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopAsked;
  private volatile long startNanos;
  private volatile @Nullable Long endNanos;
  private volatile OptionalLong processorNanosAtStart = OptionalLong.empty();
  private volatile @Nullable OptionalLong processorNanosAtEnd;

  /**
   * @param source where items come from; stays the caller's to close
   * @param sourceName a short word for it, in statistics and its thread's name
   * @param stages at least one
   * @param pace how fast items come; empty for as fast as there is room
   * @param most how many items may be under way, at least the largest batch; with 1 no two stages
   *     work at the same time
   */
  public StagedStream(
      StreamSource<T> source,
      String sourceName,
      List<StreamStage<T>> stages,
      Optional<Pace> pace,
      int most,
      Ticker ticker,
      ProcessorClock processors) {
    this.source = source;
    this.sourceName = sourceName;
    this.stages = List.copyOf(stages);
    this.pace = pace;
    this.ticker = ticker;
    this.processors = processors;
    int batch = stages.stream().mapToInt(StreamStage::batch).max().orElse(0);
    if (batch == 0 || most < batch) {
      throw new IllegalArgumentException(
          "No stream of " + stages.size() + " stages with " + most + " items under way");
    }
    gate = new SourceGate(most, ticker);
    int producers = 1;
    for (StreamStage<T> stage : stages) {
      queues.add(new StageQueue<>(stage.capacity(), stage.run(), producers, ticker));
      meters.add(new StageMeter());
      producers = stage.workers();
    }
    startNanos = ticker.nanos();
  }

  /**
   * Runs until all items have been through all stages, somebody asks for an end, or something
   * fails. All threads have ended and all items are closed when it returns. When the calling thread
   * is interrupted the stream is stopped.
   */
  public StreamOutcome run() {
    startNanos = ticker.nanos();
    processorNanosAtStart = processors.processNanos();
    queues.forEach(StageQueue::startMeter);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      for (int worker = 1; worker <= stages.get(i).workers(); worker++) {
        int place = i;
        threads.add(thread(stages.get(i).name() + "-" + worker, () -> work(place)));
      }
    }
    threads.add(thread(sourceName, this::feed));
    threads.forEach(Thread::start);
    joinAll(threads);
    processorNanosAtEnd = processors.processNanos();
    endNanos = ticker.nanos();
    Throwable first = failure.get();
    Status status = first != null ? Status.FAILED : stopAsked ? Status.STOPPED : Status.COMPLETE;
    return new StreamOutcome(status, Optional.ofNullable(first), statistics());
  }

  private static Thread thread(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name("segment-" + name).unstarted(task);
  }

  private void joinAll(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException asked) {
          interrupted = true;
          stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void feed() {
    StageQueue<T> out = queues.getFirst();
    try {
      new SourceFeed<>(source, pace, gate, out, sourceMeter, dropped, ticker, processors).run();
    } catch (InterruptedException asked) {
      stop();
    } catch (RuntimeException | Error failed) {
      // What has been read goes on through all stages.
      failure.compareAndSet(null, failed);
    } finally {
      out.producerDone();
    }
  }

  private void work(int place) {
    Optional<StageQueue<T>> out =
        place + 1 < queues.size() ? Optional.of(queues.get(place + 1)) : Optional.empty();
    try {
      new StageLoop<>(
              stages.get(place), queues.get(place), out, meters.get(place), ticker, processors)
          .run();
    } catch (InterruptedException asked) {
      stop();
    } catch (StageLoop.FailedItemException failed) {
      fail(place, failed.number(), failed.getCause());
    } catch (RuntimeException | Error failed) {
      fail(place, 0, failed);
    } finally {
      out.ifPresent(StageQueue::producerDone);
    }
  }

  /** Gives up the failing item and those after it; those before it go on. */
  private void fail(int place, long number, @Nullable Throwable cause) {
    failure.compareAndSet(null, cause);
    gate.stop();
    // Where workers take runs, some of those before it may not even have reached the stage.
    for (int i = 0; i < Math.min(place + 2, queues.size()); i++) {
      queues.get(i).endBefore(number);
    }
  }

  /** Asks for an end soon: items that are not through all stages are given up. */
  public void stop() {
    stopAsked = true;
    gate.stop();
    queues.forEach(StageQueue::abort);
  }

  /** Lets the source bring nothing more until {@link #resume}; what is under way goes on. */
  public void pause() {
    gate.setPaused(true);
  }

  /** Goes on after {@link #pause}; time in between does not count as lateness. */
  public void resume() {
    gate.setPaused(false);
  }

  /** How it runs, or has run. */
  public StreamStatistics statistics() {
    Long end = endNanos;
    long now = end == null ? ticker.nanos() : end;
    List<StageStatistics> all = new ArrayList<>();
    all.add(sourceMeter.statistics(sourceName, 1, Optional.empty()));
    for (int i = 0; i < stages.size(); i++) {
      StreamStage<T> stage = stages.get(i);
      Optional<QueueStatistics> input = Optional.of(queues.get(i).statistics(now));
      all.add(meters.get(i).statistics(stage.name(), stage.workers(), input));
    }
    return new StreamStatistics(
        now - startNanos,
        sourceMeter.items.sum(),
        dropped.sum(),
        all,
        meters.getLast().progress.since(startNanos),
        processors.processors(),
        processorNanos());
  }

  private OptionalLong processorNanos() {
    OptionalLong start = processorNanosAtStart;
    OptionalLong end = processorNanosAtEnd;
    OptionalLong now = end == null ? processors.processNanos() : end;
    return start.isEmpty() || now.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(now.getAsLong() - start.getAsLong());
  }
}
