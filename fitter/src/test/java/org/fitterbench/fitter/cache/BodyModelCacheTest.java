package org.fitterbench.fitter.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.TubeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BodyModelCacheTest {
  private static final CacheFolder INSTALLED = new CacheFolder(Path.of("").toAbsolutePath());
  private static final BodyModelKey A = key("/a");
  private static final BodyModelKey B = key("/b");
  private static final BodyModelKey C = key("/c");

  private static final long ONE = tube(A).memoryBytes();

  private final AtomicLong clock = new AtomicLong();

  private static BodyModelKey key(String folder) {
    return new BodyModelKey(
        Path.of(folder).toAbsolutePath().toString(), INSTALLED, BodyModelOptions.defaults());
  }

  private static BodyModel tube(BodyModelKey key) {
    return BodyModel.create(
        TubeBody.assets(),
        TubeBody.options().withMaximumInfluences(key.options().maximumInfluences()));
  }

  private BodyModelCache cache(Function<BodyModelKey, BodyModel> loader, long bytes) {
    return new BodyModelCache(loader, bytes, () -> clock.getAndAdd(5_000_000));
  }

  @Test
  void aModelIsLoadedOnceAndShared() {
    BodyModelCache cache = cache(BodyModelCacheTest::tube, 10 * ONE);
    BodyModel first = cache.get(A);
    assertSame(first, cache.get(A));
    assertSame(first, cache.get(key("/a")));
    assertNotSame(first, cache.get(B));
    CacheStatistics statistics = cache.statistics();
    assertEquals(new CacheStatistics(2, 2, 0, 0, 10_000_000, 2, 2 * ONE), statistics);
    assertEquals(50, statistics.hitPercent());
    assertEquals(5, statistics.meanLoadMillis());
  }

  @Test
  void otherOptionsAreAnotherModel() {
    BodyModelKey fewer =
        new BodyModelKey(A.bodyData(), INSTALLED, A.options().withMaximumInfluences(1));
    BodyModelCache cache = cache(BodyModelCacheTest::tube, 10 * ONE);
    assertNotSame(cache.get(A), cache.get(fewer));
    assertEquals(2, cache.statistics().misses());
  }

  @Test
  void theLeastRecentlyUsedModelIsGivenUpForTheBound() {
    BodyModelCache cache = cache(BodyModelCacheTest::tube, 2 * ONE);
    BodyModel a = cache.get(A);
    BodyModel b = cache.get(B);
    assertSame(a, cache.get(A));
    cache.get(C);
    assertSame(a, cache.get(A));
    assertEquals(2 * ONE, cache.statistics().heldBytes());
    assertEquals(1, cache.statistics().evictions());
    assertNotSame(b, cache.get(B));
  }

  @Test
  void aModelAboveTheBoundIsHandedOutAndNotHeld() {
    BodyModelCache cache = cache(BodyModelCacheTest::tube, ONE - 1);
    assertNotSame(cache.get(A), cache.get(A));
    CacheStatistics statistics = cache.statistics();
    assertEquals(0, statistics.heldBytes());
    assertEquals(0, statistics.models());
    assertEquals(2, statistics.evictions());
  }

  @Test
  void aFailedLoadIsNotRemembered() {
    AtomicInteger attempts = new AtomicInteger();
    BodyModelCache cache =
        cache(
            key -> {
              if (attempts.incrementAndGet() == 1) {
                throw new UserInputException("no data", "install them");
              }
              return tube(key);
            },
            10 * ONE);
    assertThrows(UserInputException.class, () -> cache.get(A));
    assertSame(cache.get(A), cache.get(A));
    assertEquals(1, cache.statistics().failures());
    assertEquals(2, cache.statistics().misses());
  }

  @Test
  void manyThreadsLoadEachModelOnceAndGetTheSame() throws Exception {
    ConcurrentHashMap<BodyModelKey, AtomicInteger> loads = new ConcurrentHashMap<>();
    BodyModelCache cache =
        cache(
            key -> {
              loads.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
              return tube(key);
            },
            10 * ONE);
    List<BodyModelKey> keys = List.of(A, B, C);
    int threads = 16;
    int requests = 300;
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<List<BodyModel>>> results = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int offset = thread;
        results.add(
            pool.submit(() -> {
              start.await();
              List<BodyModel> models = new ArrayList<>();
              for (int request = 0; request < requests; request++) {
                models.add(cache.get(keys.get((request + offset) % keys.size())));
              }
              return models;
            }));
      }
      start.countDown();
      for (int thread = 0; thread < threads; thread++) {
        List<BodyModel> models = results.get(thread).get();
        for (int request = 0; request < requests; request++) {
          assertSame(cache.get(keys.get((request + thread) % keys.size())), models.get(request));
        }
      }
    }
    loads.forEach((key, count) -> assertEquals(1, count.get(), key.bodyData()));
    CacheStatistics statistics = cache.statistics();
    assertEquals(3, statistics.misses());
    assertEquals(2L * threads * requests - 3, statistics.hits());
  }

  @Test
  void loadingOneModelHoldsUpNobodyWhoWantsAnother() throws Exception {
    CountDownLatch loadingA = new CountDownLatch(1);
    CountDownLatch hasB = new CountDownLatch(1);
    BodyModelCache cache =
        cache(
            key -> {
              if (key.equals(A)) {
                loadingA.countDown();
                await(hasB);
              }
              return tube(key);
            },
            10 * ONE);
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      Future<BodyModel> slow = pool.submit(() -> cache.get(A));
      loadingA.await();
      BodyModel b = cache.get(B);
      assertSame(b, cache.get(B));
      hasB.countDown();
      assertSame(slow.get(), cache.get(A));
    }
  }

  @Test
  void whoWaitsForALoadThatFailsGetsItsFailure() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    BodyModelCache cache =
        cache(
            _ -> {
              loading.countDown();
              await(waiting);
              throw new UserInputException("no data", "install them");
            },
            10 * ONE);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<BodyModel> loader = pool.submit(() -> cache.get(A));
      loading.await();
      Future<BodyModel> other = pool.submit(() -> cache.get(A));
      while (cache.statistics().hits() == 0) {
        Thread.onSpinWait();
      }
      waiting.countDown();
      for (Future<BodyModel> each : List.of(loader, other)) {
        ExecutionException failure = assertThrows(ExecutionException.class, each::get);
        assertTrue(failure.getCause() instanceof UserInputException, failure.toString());
      }
    }
  }

  @Test
  void aPreloadedModelIsFoundAndAFailedPreloadSaysSo() {
    BodyModelCache cache =
        cache(
            key -> {
              if (key.equals(C)) {
                throw new UserInputException("no data", "install them");
              }
              return tube(key);
            },
            10 * ONE);
    cache.preload(List.of(A, B), Runnable::run).join();
    cache.get(A);
    cache.get(B);
    assertEquals(2, cache.statistics().hits());
    CompletionException failure =
        assertThrows(
            CompletionException.class, () -> cache.preload(List.of(C), Runnable::run).join());
    assertTrue(failure.getCause() instanceof UserInputException, failure.toString());
  }

  @Test
  void theTextSaysWhatHappened() {
    assertEquals(
        "3 of 4 requests found their model (75 %); 1 loaded in 420 ms each, 0 failed, 0 evicted;"
            + " 1 held, 34.5 MB",
        new CacheStatistics(3, 1, 0, 0, 420_000_000, 1, 34_500_000).text());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
