package org.fitterbench.benchmarks.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.fitter.cache.BodyModelCache;
import org.fitterbench.fitter.cache.BodyModelKey;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.source.BodyDataLocator;
import org.fitterbench.fitter.torch.TorchOptions;

/**
 * The body data that this JVM measures on: what the run chose for it, MakeHuman's installed data
 * when nothing was chosen.
 */
public final class BodyInput {
  private static final String CHOICE = "fitterbench.bodyData";
  private static final String CACHE = "fitterbench.cacheDir";

  /** Room for a few models of the largest body data. */
  private static final long CACHED_BYTES = 512L << 20;

  private static final BodyModelCache MODELS = new BodyModelCache(CACHED_BYTES, System::nanoTime);

  private BodyInput() {}

  /**
   * Flags that make a measured JVM use some body data.
   *
   * @param choice {@code makehuman}, {@code procedural} or a folder's absolute path
   * @param cache where installed data are
   */
  public static List<String> jvmFlags(String choice, CacheFolder cache) {
    return List.of("-D" + CHOICE + "=" + choice, "-D" + CACHE + "=" + cache.path());
  }

  /**
   * Reads the chosen body data and makes the full body with the default rig.
   *
   * @throws org.fitterbench.core.failure.UserInputException when there are no such data
   */
  public static BodyModel load() {
    return key(BodyModelOptions.defaults()).load();
  }

  /** The model of {@link #load}, made once a JVM. */
  public static BodyModel model() {
    return MODELS.get(key(BodyModelOptions.defaults()));
  }

  /** The key of a model of the chosen body data. */
  public static BodyModelKey key(BodyModelOptions options) {
    return new BodyModelKey(choice(), cache(), options);
  }

  /**
   * Opens a backend for the phenotypes alone, PyTorch on one thread.
   *
   * @throws org.fitterbench.core.failure.UserInputException when this JVM does not have it
   */
  public static BodyBackend open(Backend backend, BodyModel model, Skinning skinning) {
    return backend.open(model, skinning, cache(), TorchOptions.defaults());
  }

  /** The chosen body data. */
  public static BodyAssets assets() {
    return BodyDataLocator.load(choice(), cache(), Path.of("").toAbsolutePath());
  }

  private static String choice() {
    return System.getProperty(CHOICE, BodyDataLocator.MAKEHUMAN);
  }

  /** Where installed data are. */
  public static CacheFolder cache() {
    return Optional.ofNullable(System.getProperty(CACHE))
        .map(folder -> new CacheFolder(Path.of(folder).toAbsolutePath()))
        .orElseGet(() ->
            CacheFolder.ofUser(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home"))));
  }
}
