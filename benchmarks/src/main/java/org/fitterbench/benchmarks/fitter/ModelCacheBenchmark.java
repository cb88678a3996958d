package org.fitterbench.benchmarks.fitter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.fitterbench.fitter.cache.BodyModelCache;
import org.fitterbench.fitter.cache.BodyModelKey;
import org.fitterbench.fitter.cache.CacheStatistics;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyTopology;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A request to the cache of models for one that is loaded already, and how long it took to load;
 * three models of the same body data are held.
 */
@Title("Model cache")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ModelCacheBenchmark {
  private static final long BOUND_BYTES = 1L << 30;

  private final BodyModelCache cache = new BodyModelCache(BOUND_BYTES, System::nanoTime);
  private final List<BodyModelKey> keys =
      Stream.of(BodyTopology.values())
          .map(topology -> BodyInput.key(BodyModelOptions.defaults().withTopology(topology)))
          .toList();
  private double hitPercent;
  private double meanLoadMillis;
  private int next;

  /** What the cache did. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Statistics {
    /** Requests that found their model. */
    @Figure(unit = "%", direction = Direction.HIGHER_IS_BETTER)
    public double hitRate;

    /** How long a model took to load on average. */
    @Figure(unit = "ms", direction = Direction.LOWER_IS_BETTER)
    public double loadTime;
  }

  /** Loads the models. */
  @Setup(Level.Trial)
  public void setUp() {
    cache.preload(keys, Runnable::run).join();
    check();
  }

  /** Reads the cache's own counts, which would cost more than a request. */
  @Setup(Level.Iteration)
  public void readStatistics() {
    CacheStatistics now = cache.statistics();
    hitPercent = now.hitPercent();
    meanLoadMillis = now.meanLoadMillis();
  }

  /** Each key has its own model, always the same one, which was loaded once. */
  @SelfCheck
  public void check() {
    long loads = cache.statistics().misses();
    List<BodyModel> models = keys.stream().map(cache::get).toList();
    Expect.that(models.stream().distinct().count() == keys.size(), "two topologies share a model");
    for (int index = 0; index < keys.size(); index++) {
      Expect.that(cache.get(keys.get(index)) == models.get(index), "a held model was loaded again");
    }
    Expect.that(cache.statistics().misses() == loads, "a request for a held model loaded one");
  }

  /** One request. */
  @Benchmark
  public BodyModel get(Statistics statistics) {
    next = (next + 1) % keys.size();
    BodyModel model = cache.get(keys.get(next));
    statistics.hitRate = hitPercent;
    statistics.loadTime = meanLoadMillis;
    return model;
  }
}
