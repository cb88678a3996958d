package org.fitterbench.core.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;

/**
 * PyTorch's native library in this JVM. It can be started once; its files are unpacked into the
 * cache folder, and nothing is downloaded.
 */
public final class TorchRuntime {
  private static final String ENGINE = "PyTorch";
  private static final String OWN_LIBRARY = "PYTORCH_LIBRARY_PATH";
  private static final String CACHE = "DJL_CACHE_DIR";
  private static final String BUNDLED = "native/lib/pytorch.properties";

  /** What the engine chose for itself; empty until it is started. */
  private static OptionalInt threadsAtStart = OptionalInt.empty();

  private final Engine engine;
  private final int defaultThreads;

  private TorchRuntime(Engine engine, int defaultThreads) {
    this.engine = engine;
    this.defaultThreads = defaultThreads;
  }

  /**
   * Why PyTorch cannot be started in this JVM, as far as that shows without starting it; empty when
   * nothing speaks against it.
   */
  public static Optional<String> missing() {
    boolean own = System.getenv(OWN_LIBRARY) != null || System.getProperty(OWN_LIBRARY) != null;
    if (own || TorchRuntime.class.getClassLoader().getResource(BUNDLED) != null) {
      return Optional.empty();
    }
    return Optional.of(
        "PyTorch's native library for %s on %s is not on the class path"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  /**
   * Starts PyTorch, or finds it started.
   *
   * @param cache where its library is unpacked, unless {@code DJL_CACHE_DIR} says otherwise
   * @throws UserInputException when the library is missing or cannot be loaded
   */
  public static synchronized TorchRuntime start(CacheFolder cache) {
    missing()
        .ifPresent(reason -> {
          throw new UserInputException(
              reason,
              "choose another backend, or point " + OWN_LIBRARY + " at a folder with libtorch");
        });
    if (System.getenv(CACHE) == null && System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, cache.path().resolve("djl").toString());
    }
    // Otherwise DJL asks a cloud's metadata service where it runs, and waits for the answer.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    try {
      Engine engine = Engine.getEngine(ENGINE);
      int threads = threadsAtStart.orElseGet(JniUtils::getNumThreads);
      threadsAtStart = OptionalInt.of(threads);
      return new TorchRuntime(engine, threads);
    } catch (EngineException | IllegalStateException | IllegalArgumentException failure) {
      throw unusable(failure);
    } catch (LinkageError failure) {
      throw unusable(failure);
    }
  }

  private static UserInputException unusable(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String words = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    return new UserInputException(
        "PyTorch's native library cannot be loaded: " + words,
        "choose another backend, or point "
            + OWN_LIBRARY
            + " at a folder with libtorch "
            + "for this platform",
        failure);
  }

  /**
   * A new manager of arrays on a device.
   *
   * @throws UserInputException when there is no such device
   */
  public NDManager newManager(TorchDevice device) {
    return switch (device) {
      case CPU -> engine.newBaseManager(Device.cpu());
      case GPU -> {
        if (gpuCount() == 0) {
          throw new UserInputException(
              "PyTorch finds no GPU",
              "compute on the CPU; or set PYTORCH_LIBRARY_PATH, PYTORCH_FLAVOR and PYTORCH_VERSION"
                  + " to a CUDA build of libtorch");
        }
        yield engine.newBaseManager(Device.gpu());
      }
    };
  }

  /** How many GPUs PyTorch can compute on. */
  public int gpuCount() {
    return engine.getGpuCount();
  }

  /** How many threads an operation has when nobody says how many. */
  public int defaultThreads() {
    return defaultThreads;
  }

  /** How many threads an operation has from now on, in the whole JVM. */
  public void setThreads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  /**
   * Whether cuDNN times its convolutions for each new size and takes the fastest from now on; means
   * nothing without a GPU.
   */
  public void setCudnnBenchmark(boolean on) {
    JniUtils.setBenchmarkCuDNN(on);
  }

  /** Version and threads, for a report, for example {@code torch 2.7.1, 2 threads}. */
  public String description() {
    int threads = JniUtils.getNumThreads();
    return String.format(
        Locale.ROOT,
        "torch %s, %d thread%s",
        engine.getVersion(),
        threads,
        threads == 1 ? "" : "s");
  }
}
