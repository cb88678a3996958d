package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.fitterbench.mesh.io.NpyArray;
import org.fitterbench.mesh.video.Plane;
import org.jspecify.annotations.Nullable;

/** The photograph that the golden masks belong to. */
final class SharedPictures {
  /** Columns and rows of it and of its mask. */
  static final int SIDE = 256;

  private SharedPictures() {}

  /** The numbers of a file of golden data; the test is skipped where there are none. */
  static float[] golden(String name) {
    Path file = file(name);
    assumeTrue(file != null, "no golden data in a folder 'shared' above");
    return NpyArray.read(Objects.requireNonNull(file)).toFloats();
  }

  private static @Nullable Path file(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve("segmentation").resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /** The luma of the astronaut, in full range, stretched to a plane. */
  static void astronaut(Plane luma) {
    float[] colours = golden("astronaut_general_input.npy");
    float[] levels = new float[SIDE * SIDE];
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          255
              * (0.2126f * colours[3 * i]
                  + 0.7152f * colours[3 * i + 1]
                  + 0.0722f * colours[3 * i + 2]);
    }
    int width = luma.width();
    float[] stretched = new float[width * luma.height()];
    new Resampler(SIDE, SIDE, width, luma.height())
        .resample(levels, new float[width * SIDE], stretched);
    TestFrames.set(luma, (x, y) -> Math.round(stretched[y * width + x]));
  }
}
