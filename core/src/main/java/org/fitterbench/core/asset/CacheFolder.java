package org.fitterbench.core.asset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folder that keeps what was brought once. Where a person chose none it is, in this order, what
 * the environment variable {@code FITTER_BENCH_CACHE} says; {@code fitter-bench} in {@code
 * XDG_CACHE_HOME} (XDG Base Directory Specification); the platform's own place for caches.
 *
 * @param path absolute; need not exist
 */
public record CacheFolder(Path path) {
  private static final String NAME = "fitter-bench";

  public CacheFolder {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("A cache folder is absolute: " + path);
    }
  }

  /**
   * The folder of this user.
   *
   * @param environment environment variables
   * @param operatingSystem the system property {@code os.name}
   * @param home the user's home folder
   */
  public static CacheFolder ofUser(
      Map<String, String> environment, String operatingSystem, Path home) {
    String chosen = environment.getOrDefault("FITTER_BENCH_CACHE", "");
    if (!chosen.isBlank()) {
      return new CacheFolder(Path.of(chosen).toAbsolutePath().normalize());
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The specification says that a relative path is to be ignored.
    if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) {
      return new CacheFolder(Path.of(xdg).resolve(NAME));
    }
    String system = operatingSystem.toLowerCase(Locale.ROOT);
    Path absoluteHome = home.toAbsolutePath();
    if (system.startsWith("mac")) {
      return new CacheFolder(absoluteHome.resolve("Library").resolve("Caches").resolve(NAME));
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (system.startsWith("windows") && !local.isBlank()) {
      return new CacheFolder(Path.of(local).resolve(NAME).resolve("Cache"));
    }
    return new CacheFolder(absoluteHome.resolve(".cache").resolve(NAME));
  }
}
