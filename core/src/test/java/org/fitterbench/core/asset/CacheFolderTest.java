package org.fitterbench.core.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
final class CacheFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void theProjectsOwnVariableComesFirst() {
    Map<String, String> environment =
        Map.of("FITTER_BENCH_CACHE", "/data/../cache", "XDG_CACHE_HOME", "/xdg");
    assertEquals(Path.of("/cache"), of(environment, "Linux"));
  }

  @Test
  void theXdgFolderIsUsedOnEverySystemWhenItIsAbsolute() {
    assertEquals(Path.of("/xdg/fitter-bench"), of(Map.of("XDG_CACHE_HOME", "/xdg"), "Mac OS X"));
    assertEquals(
        Path.of("/home/ada/.cache/fitter-bench"), of(Map.of("XDG_CACHE_HOME", "xdg"), "Linux"));
  }

  @Test
  void blankVariablesAreAsIfUnset() {
    assertEquals(
        Path.of("/home/ada/.cache/fitter-bench"),
        of(Map.of("FITTER_BENCH_CACHE", " ", "XDG_CACHE_HOME", ""), "Linux"));
  }

  @Test
  void eachPlatformHasItsOwnPlace() {
    assertEquals(Path.of("/home/ada/.cache/fitter-bench"), of(Map.of(), "Linux"));
    assertEquals(Path.of("/home/ada/Library/Caches/fitter-bench"), of(Map.of(), "Mac OS X"));
    assertEquals(
        Path.of("/local/fitter-bench/Cache"), of(Map.of("LOCALAPPDATA", "/local"), "Windows 11"));
  }

  private static Path of(Map<String, String> environment, String system) {
    return CacheFolder.ofUser(environment, system, HOME).path();
  }
}
