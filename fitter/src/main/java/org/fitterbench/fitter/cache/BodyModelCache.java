package org.fitterbench.fitter.cache;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.fitterbench.fitter.model.BodyModel;

/**
 * Body models that were loaded once and are shared. The least recently used ones are given up when
 * all together pass a bound; who has one keeps it. For any number of threads: a model is loaded
 * once however many ask for it at the same time, and loading one holds up nobody who asks for
 * another. A load that fails is not remembered.
 */
public final class BodyModelCache {
  private final Function<BodyModelKey, BodyModel> loader;
  private final long maximumBytes;
  private final LongSupplier nanoClock;

  /** In the order of their last use; guarded by itself, as are all counts. */
  private final LinkedHashMap<BodyModelKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private long heldBytes;
  private long hits;
  private long misses;
  private long failures;
  private long evictions;
  private long loadNanos;

  /** A model, or the load that is under way. */
  private static final class Entry {
    private final CompletableFuture<BodyModel> model = new CompletableFuture<>();

    /** Its memory; −1 while it is being loaded. */
    private long bytes = -1;
  }

  /**
   * A cache of models as their keys load them.
   *
   * @param maximumBytes memory that the held models may take together, at least 0; one that is
   *     larger by itself is handed out and not held
   * @param nanoClock a clock for the time that loading takes, nanoseconds
   */
  public BodyModelCache(long maximumBytes, LongSupplier nanoClock) {
    this(BodyModelKey::load, maximumBytes, nanoClock);
  }

  BodyModelCache(
      Function<BodyModelKey, BodyModel> loader, long maximumBytes, LongSupplier nanoClock) {
    if (maximumBytes < 0) {
      throw new IllegalArgumentException("A bound of " + maximumBytes + " bytes");
    }
    this.loader = loader;
    this.maximumBytes = maximumBytes;
    this.nanoClock = nanoClock;
  }

  /**
   * The model of a key, loaded if it is not held.
   *
   * @throws org.fitterbench.core.failure.UserInputException when it cannot be loaded
   */
  public BodyModel get(BodyModelKey key) {
    Entry entry;
    boolean first = false;
    synchronized (entries) {
      Entry held = entries.get(key);
      if (held != null) {
        entry = held;
        hits++;
      } else {
        entry = new Entry();
        first = true;
        entries.put(key, entry);
        misses++;
      }
    }
    if (first) {
      load(key, entry);
    }
    return result(entry.model);
  }

  /**
   * Loads models before they are asked for, all at once.
   *
   * @param executor runs the loads
   * @return done when all are loaded; fails with the failure of one that could not be loaded
   */
  public CompletableFuture<Void> preload(Collection<BodyModelKey> keys, Executor executor) {
    return CompletableFuture.allOf(
        keys.stream()
            .map(key -> CompletableFuture.runAsync(() -> get(key), executor))
            .toArray(CompletableFuture[]::new));
  }

  /** What the cache has done so far. */
  public CacheStatistics statistics() {
    synchronized (entries) {
      int models = (int) entries.values().stream().filter(entry -> entry.bytes >= 0).count();
      return new CacheStatistics(hits, misses, failures, evictions, loadNanos, models, heldBytes);
    }
  }

  private void load(BodyModelKey key, Entry entry) {
    long start = nanoClock.getAsLong();
    BodyModel model;
    try {
      model = loader.apply(key);
    } catch (RuntimeException | Error failure) {
      synchronized (entries) {
        entries.remove(key, entry);
        failures++;
        loadNanos += nanoClock.getAsLong() - start;
      }
      entry.model.completeExceptionally(failure);
      return;
    }
    synchronized (entries) {
      entry.bytes = model.memoryBytes();
      heldBytes += entry.bytes;
      loadNanos += nanoClock.getAsLong() - start;
      evict();
    }
    entry.model.complete(model);
  }

  /** Gives up loaded models, the least recently used first, until the others fit the bound. */
  private void evict() {
    Iterator<Map.Entry<BodyModelKey, Entry>> oldest = entries.entrySet().iterator();
    while (heldBytes > maximumBytes && oldest.hasNext()) {
      Entry entry = oldest.next().getValue();
      if (entry.bytes >= 0) {
        oldest.remove();
        heldBytes -= entry.bytes;
        evictions++;
      }
    }
  }

  /** Waits for a load; its failure is thrown here as it was on the thread that loaded. */
  private static BodyModel result(CompletableFuture<BodyModel> model) {
    try {
      return model.join();
    } catch (CompletionException failure) {
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw failure;
      }
    }
  }
}
