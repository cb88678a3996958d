package org.fitterbench.core.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void ourOwnVariableComesFirst() {
    assertEquals(
        Path.of("/data/cache"),
        folder(Map.of("FITTER_BENCH_CACHE", "/data/./cache", "XDG_CACHE_HOME", "/xdg"), "Linux"));
  }

  @Test
  void theXdgFolderComesNextUnlessItIsRelative() {
    assertEquals(Path.of("/xdg/fitter-bench"), folder(Map.of("XDG_CACHE_HOME", "/xdg"), "Linux"));
    assertEquals(
        Path.of("/home/ada/.cache/fitter-bench"),
        folder(Map.of("XDG_CACHE_HOME", "cache"), "Linux"));
  }

  @Test
  void eachPlatformHasItsOwnPlace() {
    assertEquals(Path.of("/home/ada/.cache/fitter-bench"), folder(Map.of(), "Linux"));
    assertEquals(Path.of("/home/ada/Library/Caches/fitter-bench"), folder(Map.of(), "Mac OS X"));
    assertEquals(
        Path.of("/local/fitter-bench/Cache"),
        folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11"));
  }

  private static Path folder(Map<String, String> environment, String operatingSystem) {
    return CacheFolder.ofUser(environment, operatingSystem, HOME).path();
  }
}
