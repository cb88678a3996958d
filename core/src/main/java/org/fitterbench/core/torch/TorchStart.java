package org.fitterbench.core.torch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;

/**
 * PyTorch's start on a thread of its own, for a caller that has something else to do meanwhile. The
 * library is large and is loaded by one thread.
 */
public final class TorchStart implements AutoCloseable {
  private final CompletableFuture<TorchRuntime> engine;

  private TorchStart(CompletableFuture<TorchRuntime> engine) {
    this.engine = engine;
  }

  /**
   * Begins.
   *
   * @param cache as for {@link TorchRuntime#start}
   */
  public static TorchStart begin(CacheFolder cache) {
    return new TorchStart(
        CompletableFuture.supplyAsync(
            () -> TorchRuntime.start(cache),
            work -> Thread.ofPlatform().daemon().name("torch-start").start(work)));
  }

  /**
   * The engine, once it has started.
   *
   * @throws UserInputException when the library is missing or cannot be loaded
   */
  public TorchRuntime await() {
    try {
      return engine.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof UserInputException unusable) {
        throw unusable;
      }
      throw failure;
    }
  }

  /**
   * Waits for the end of the start, be it a failure: a process must not end while a library is
   * being loaded.
   */
  @Override
  public void close() {
    engine.handle((_, _) -> true).join();
  }
}
