package org.fitterbench.fitter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that lies beside a clone, not in it; a test that needs it is skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  /** MakeHuman's assets in MPFB2's layout. */
  public static Path mpfb2() {
    return folder("mpfb2");
  }

  /** What the reference implementation of the Anny body model computed. */
  public static Path annyGolden() {
    return folder("anny-golden");
  }

  private static Path folder(String name) {
    for (Path parent = Path.of("").toAbsolutePath(); parent != null; parent = parent.getParent()) {
      Path data = parent.resolve("shared").resolve(name);
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return Assumptions.abort(
        "skipped: no folder 'shared/" + name + "' in a folder above this clone");
  }
}
