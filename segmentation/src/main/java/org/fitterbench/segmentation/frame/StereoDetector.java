package org.fitterbench.segmentation.frame;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.StereoPacking;

/**
 * Finds out how the pictures of two eyes lie in a video's frames: what the file says of itself
 * comes first, then its name, then a look at a frame.
 */
public final class StereoDetector {
  private StereoDetector() {}

  /**
   * Decides for a video.
   *
   * @param packing what the container says, if anything
   * @param file its name may follow a convention
   * @param luma of a frame that shows something, as it is shown
   */
  public static StereoDetection detect(Optional<StereoPacking> packing, Path file, Plane luma) {
    return packing
        .flatMap(StereoDetector::said)
        .or(() -> StereoName.of(file))
        .orElseGet(() -> StereoCorrelation.of(luma));
  }

  private static Optional<StereoDetection> said(StereoPacking packing) {
    return switch (packing) {
      case MONO -> found(StereoLayout.NONE);
      case SIDE_BY_SIDE -> found(StereoLayout.SIDE_BY_SIDE);
      case OVER_UNDER -> found(StereoLayout.OVER_UNDER);
      case INTERLEAVED ->
          Optional.of(
              new StereoDetection(
                  StereoLayout.NONE,
                  "the file says that two views are interleaved, which are not told apart"));
    };
  }

  private static Optional<StereoDetection> found(StereoLayout layout) {
    return Optional.of(new StereoDetection(layout, "the file says so"));
  }
}
