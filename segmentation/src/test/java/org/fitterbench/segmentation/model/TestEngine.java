package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.torch.TorchRuntime;

/** The engine that tests compute with, and where its library is unpacked. */
public final class TestEngine {
  /** Where installed data are. */
  public static final CacheFolder CACHE =
      CacheFolder.ofUser(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));

  private TestEngine() {}

  /** Starts the engine, or finds it started; skips the test where the engine has no library. */
  public static TorchRuntime started() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
    return TorchRuntime.start(CACHE);
  }
}
