package org.fitterbench.benchmarks.footage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.segmentation.frame.StereoLayout;

/** Short clips for measurements, of this JVM's body data. */
public final class FootageClips {
  private static final int FRAMES_A_SECOND = 30;
  private static final long SEED = 4;

  private FootageClips() {}

  /**
   * One near person at a resolution: drawn on the first call, found again on later ones.
   *
   * @param seconds how long
   * @param folder where the files are kept from call to call
   * @throws org.fitterbench.core.failure.UserInputException when there are no body data, or the
   *     files cannot be written
   */
  public static FootageFile file(Resolution resolution, double seconds, Path folder) {
    return file(resolution.width(), resolution.height(), StereoLayout.NONE, seconds, folder);
  }

  /**
   * One near person in frames of any even size and layout.
   *
   * @param width columns of a frame
   * @param height rows of a frame
   */
  public static FootageFile file(
      int width, int height, StereoLayout stereo, double seconds, Path folder) {
    int frames = Math.max(1, (int) Math.round(FRAMES_A_SECOND * seconds));
    String name = width + "x" + height + "-" + stereo.label() + "-" + frames + ".mp4";
    FootageFile files = new FootageFile(folder.resolve("footage").resolve(name));
    // The description is written last.
    if (!Files.exists(files.description())) {
      FootageSettings settings =
          new FootageSettings(
              width,
              height,
              stereo,
              frames,
              FrameRate.of(FRAMES_A_SECOND),
              1,
              Framing.BUST,
              SEED,
              Optional.empty());
      files.write(
          FootageClip.create(settings, BodyInput.assets(), BodyInput.cache()), written -> {});
    }
    return files;
  }
}
