package org.fitterbench.segmentation.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.StereoLayout;

/**
 * How good the masks in one file are against the truth in another, frame by frame.
 *
 * @param quality of all frames together
 * @param frames of each frame, in order
 */
public record MaskComparison(MaskQuality quality, List<FrameQuality> frames) {
  private static final String REMEDY = "compare masks of the same frames, neither cut nor scaled";

  public MaskComparison {
    frames = List.copyOf(frames);
  }

  /**
   * Compares two files, each a video or a picture.
   *
   * @param layout how the pictures of both eyes lie in a frame
   * @param threads how many decode each video at the same time, 1 to 16
   * @throws UserInputException when one of them cannot be read, or they differ in size or number of
   *     frames
   */
  public static MaskComparison of(Path maskFile, Path truthFile, StereoLayout layout, int threads) {
    try (MaskFrames masks = MaskFrames.open(maskFile, threads);
        MaskFrames truths = MaskFrames.open(truthFile, threads)) {
      if (masks.width() != truths.width() || masks.height() != truths.height()) {
        throw new UserInputException(
            "the mask is " + size(masks) + " and the truth " + size(truths), REMEDY);
      }
      QualityMeter meter = new QualityMeter(layout.views(masks.width(), masks.height()));
      List<FrameQuality> frames = new ArrayList<>();
      Optional<Plane> mask = masks.next();
      Optional<Plane> truth = truths.next();
      while (mask.isPresent() && truth.isPresent()) {
        frames.add(meter.add(mask.get(), truth.get()));
        mask = masks.next();
        truth = truths.next();
      }
      if (mask.isPresent() || truth.isPresent()) {
        throw new UserInputException(
            "the "
                + (mask.isPresent() ? "truth" : "mask")
                + " ends after "
                + frames.size()
                + (frames.size() == 1 ? " frame" : " frames")
                + ", the other goes on",
            REMEDY);
      }
      if (frames.isEmpty()) {
        throw new UserInputException(maskFile + " has no frame", REMEDY);
      }
      return new MaskComparison(meter.quality(), frames);
    }
  }

  private static String size(MaskFrames masks) {
    return masks.width() + " x " + masks.height();
  }
}
