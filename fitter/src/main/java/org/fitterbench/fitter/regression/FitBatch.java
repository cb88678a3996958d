package org.fitterbench.fitter.regression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;

/** Fits many targets with one pipeline, several at once, each on a thread of its own. */
public final class FitBatch {
  /** Targets read and results not yet handed out, for each thread. */
  private static final int IN_FLIGHT = 2;

  /** Copies of all vertices that a fit in flight holds: mesh, target, results, work space. */
  private static final long VERTEX_ARRAYS = 48;

  /** What a fit holds whatever the number of vertices, above all its normal equations. */
  private static final long FIXED_BYTES = 16L << 20;

  /**
   * A target that is still to be read.
   *
   * @param name what to call it
   * @param read reads and checks it; may throw {@link UserInputException}
   */
  public record Source(String name, Supplier<FitTarget> read) {}

  /** What became of a target. */
  public sealed interface Outcome {
    /** What the target is called. */
    String name();

    /** It was fitted. */
    record Fitted(String name, FitTarget target, FitResult result) implements Outcome {}

    /** It could not be read or is no body. */
    record Refused(String name, UserInputException reason) implements Outcome {}
  }

  private final BodyFitPipeline pipeline;
  private final int threads;

  /**
   * @param pipeline best with one thread for each fit
   * @param threads how many fits run at once, at least 1
   */
  public FitBatch(BodyFitPipeline pipeline, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Nobody cannot work: " + threads);
    }
    this.pipeline = pipeline;
    this.threads = threads;
  }

  /**
   * How many fits may run at once: one for each core, fewer when memory is short.
   *
   * @param freeBytes heap that is not in use
   */
  public static int threadsFor(BodyModel model, int cores, long freeBytes) {
    long bytes = FIXED_BYTES + VERTEX_ARRAYS * 3 * Float.BYTES * model.vertexCount();
    return Math.clamp(freeBytes / (IN_FLIGHT * bytes), 1, Math.max(1, cores));
  }

  /**
   * Fits all targets. One that is refused does not stop the others; a bug does.
   *
   * @param listener told what became of each target, in their order, on the calling thread
   */
  public void run(List<Source> sources, Consumer<Outcome> listener) {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("fit-", 1).factory())) {
      Iterator<Source> next = sources.iterator();
      Deque<Future<Outcome>> running = new ArrayDeque<>();
      try {
        while (next.hasNext() || !running.isEmpty()) {
          while (next.hasNext() && running.size() < IN_FLIGHT * threads) {
            Source source = next.next();
            running.add(workers.submit(() -> fit(source)));
          }
          listener.accept(result(running.remove()));
        }
      } finally {
        running.forEach(unfinished -> unfinished.cancel(true));
      }
    }
  }

  private Outcome fit(Source source) {
    try {
      FitTarget target = source.read().get();
      return new Outcome.Fitted(source.name(), target, pipeline.fit(target, StageTrace.off()));
    } catch (UserInputException refusal) {
      return new Outcome.Refused(source.name(), refusal);
    }
  }

  private static Outcome result(Future<Outcome> fit) {
    try {
      return fit.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted between two fits", interrupt);
    }
  }
}
