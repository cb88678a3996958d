package org.fitterbench.segmentation.quality;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.View;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;

/**
 * Measures masks against the truth, frame after frame. What it keeps does not grow with the number
 * of frames: up to seven bytes for each pixel of a frame. One thread at a time.
 *
 * <p>Each eye of a stereo frame is a view of its own, so that no boundary runs between two views.
 * Samples are in full range: 0 is outside, 255 inside.
 */
public final class QualityMeter {
  private final OverlapSums overlap = new OverlapSums();
  private final ChangeSums changes = new ChangeSums();
  private final MaskQuality.Sums sums = new MaskQuality.Sums();
  private final List<Eye> eyes;
  private boolean isFirst = true;

  /** The planes of one view, those of the frame before and room for those of this one. */
  private static final class Eye {
    private final View view;
    private final BoundaryMatcher boundaries;
    private byte[] mask;
    private byte[] truth;
    private byte[] earlierMask;
    private byte[] earlierTruth;

    Eye(View view) {
      this.view = view;
      boundaries = new BoundaryMatcher(view.width(), view.height());
      int pixels = view.width() * view.height();
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
   * A meter for frames of one view.
   *
   * @param width columns of each frame
   * @param height rows of each frame
   */
  public QualityMeter(int width, int height) {
    this(List.of(View.whole(width, height)));
  }

  /**
   * @param views the pictures in a frame, at least one; what lies in none is not measured
   */
  public QualityMeter(List<View> views) {
    if (views.isEmpty()) {
      throw new IllegalArgumentException("A frame has at least one view");
    }
    eyes = views.stream().map(Eye::new).toList();
  }

  /**
   * Measures the next frame.
   *
   * @param mask of the whole frame
   * @param truth of the whole frame
   */
  public FrameQuality add(Plane mask, Plane truth) {
    overlap.clear();
    changes.clear();
    BoundaryCounts counts = new BoundaryCounts();
    for (Eye eye : eyes) {
      copy(eye.view.of(mask), eye.mask);
      copy(eye.view.of(truth), eye.truth);
      overlap.add(eye.mask, eye.truth);
      eye.boundaries.count(eye.mask, eye.truth, counts);
      if (!isFirst) {
        changes.add(eye.mask, eye.truth, eye.earlierMask, eye.earlierTruth);
      }
      eye.advance();
    }
    isFirst = false;
    FrameQuality quality =
        new FrameQuality(
            overlap.intersectionOverUnion(),
            overlap.softIntersectionOverUnion(),
            overlap.meanAbsoluteError(),
            counts.score(),
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

  private static void copy(Plane plane, byte[] pixels) {
    for (int row = 0; row < plane.height(); row++) {
      MemorySegment.copy(
          plane.samples(), JAVA_BYTE, plane.row(row), pixels, row * plane.width(), plane.width());
    }
  }
}
