package org.fitterbench.segmentation.quality;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;

/**
 * Measures masks against the truth, frame after frame. What it keeps does not grow with the number
 * of frames: up to seven bytes for each pixel of a frame. One thread at a time.
 *
 * <p>Each eye of a stereo frame is a view of its own, so that no boundary runs between two views.
 * Samples are in full range: 0 is outside, 255 inside.
 */
public final class QualityMeter {
  private final BoundaryMatcher boundaries;
  private final OverlapSums overlap = new OverlapSums();
  private final ChangeSums changes = new ChangeSums();
  private final MaskQuality.Sums sums = new MaskQuality.Sums();
  private final List<View> views = new ArrayList<>();
  private final int width;
  private final int height;
  private boolean isFirst = true;

  /** The planes of one view, those of the frame before and room for those of this one. */
  private static final class View {
    private byte[] mask;
    private byte[] truth;
    private byte[] earlierMask;
    private byte[] earlierTruth;

    View(int pixels) {
      mask = new byte[pixels];
      truth = new byte[pixels];
      earlierMask = new byte[pixels];
      earlierTruth = new byte[pixels];
    }

    void advance() {
      byte[] freeMask = earlierMask;
      byte[] freeTruth = earlierTruth;
      earlierMask = mask;
      earlierTruth = truth;
      mask = freeMask;
      truth = freeTruth;
    }
  }

  /**
   * @param width columns of each view
   * @param height rows of each view
   * @param viewCount 1, or 2 for stereo
   */
  public QualityMeter(int width, int height, int viewCount) {
    if (width < 1 || height < 1 || viewCount < 1) {
      throw new IllegalArgumentException(
          viewCount + " views of " + width + " x " + height + " cannot be measured");
    }
    this.width = width;
    this.height = height;
    boundaries = new BoundaryMatcher(width, height);
    for (int view = 0; view < viewCount; view++) {
      views.add(new View(width * height));
    }
  }

  /** Measures the next frame of a video with one view. */
  public FrameQuality add(Plane mask, Plane truth) {
    return add(List.of(mask), List.of(truth));
  }

  /**
   * Measures the next frame.
   *
   * @param masks one plane for each view
   * @param truths one plane for each view, in the same order
   */
  public FrameQuality add(List<Plane> masks, List<Plane> truths) {
    if (masks.size() != views.size() || truths.size() != views.size()) {
      throw new IllegalArgumentException(
          masks.size() + " masks and " + truths.size() + " truths for " + views.size() + " views");
    }
    overlap.clear();
    boundaries.clear();
    changes.clear();
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      copy(masks.get(i), view.mask);
      copy(truths.get(i), view.truth);
      overlap.add(view.mask, view.truth);
      boundaries.add(view.mask, view.truth);
      if (!isFirst) {
        changes.add(view.mask, view.truth, view.earlierMask, view.earlierTruth);
      }
      view.advance();
    }
    isFirst = false;
    FrameQuality quality =
        new FrameQuality(
            overlap.intersectionOverUnion(),
            overlap.softIntersectionOverUnion(),
            overlap.meanAbsoluteError(),
            boundaries.score(),
            changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stability(changes.flicker(), changes.derivativeError())));
    sums.add(quality);
    return quality;
  }

  /**
   * What all frames measured so far come to.
   *
   * @throws IllegalStateException when there was none
   */
  public MaskQuality quality() {
    return sums.quality();
  }

  private void copy(Plane plane, byte[] pixels) {
    if (plane.width() != width || plane.height() != height) {
      throw new IllegalArgumentException(
          "A plane of "
              + plane.width()
              + " x "
              + plane.height()
              + " where views have "
              + width
              + " x "
              + height);
    }
    for (int row = 0; row < height; row++) {
      MemorySegment.copy(plane.samples(), JAVA_BYTE, plane.row(row), pixels, row * width, width);
    }
  }
}
