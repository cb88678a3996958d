package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;

/**
 * Masks led by the frame's luma with the fast guided filter (He, Sun: "Fast Guided Filter", 2015,
 * algorithm 2): the coefficients of {@link GuidedFilter} are computed on a grid of blocks, and
 * interpolated for every pixel of the frame.
 */
final class GuidedMask implements MaskFinisher {
  /** The variance of levels from that of numbers from 0 to 1. */
  private static final float SQUARED_LEVELS = 255 * 255;

  /** Windows keep at least so many blocks on each side of their middle. */
  private static final int LEAST_RADIUS = 3;

  private final View view;
  private final FrameKernel kernel;
  private final StoredMask stored;
  private final PlaneReducer guideReducer;
  private final PlaneEnlarger maskEnlarger;
  private final GuidedCoefficients coefficients;
  private final int side;
  private final int gridWidth;
  private final int gridHeight;
  private final float[] guide;
  private final float[] mask;
  private final EnlargedRows slopes;
  private final EnlargedRows offsets;
  private final CoefficientRows rows = new CoefficientRows();

  GuidedMask(View view, Rotation rotation, int maskWidth, int maskHeight, FrameKernel kernel) {
    this.view = view;
    this.kernel = kernel;
    stored = new StoredMask(rotation, maskWidth, maskHeight);
    double factor =
        Math.max((double) view.width() / stored.width(), (double) view.height() / stored.height());
    GuidedFilter filter = GuidedFilter.forEnlargement(factor);
    side = Math.max(1, Integer.highestOneBit(filter.radius() / LEAST_RADIUS));
    Axis columns = Axis.blocks(view.width(), side);
    Axis lines = Axis.blocks(view.height(), side);
    gridWidth = columns.size();
    gridHeight = lines.size();
    guideReducer = new PlaneReducer(columns, lines, kernel);
    // Blocks at the right and lower border may reach beyond the frame.
    maskEnlarger =
        new PlaneEnlarger(
            stored.width(),
            gridWidth,
            side * (double) stored.width() / view.width(),
            Axis.triangle(
                stored.height(), gridHeight, side * (double) stored.height() / view.height(), 0),
            kernel);
    int radius = Math.max(1, Math.round((float) filter.radius() / side));
    coefficients =
        new GuidedCoefficients(
            new BoxMean(radius, gridWidth, gridHeight), SQUARED_LEVELS * filter.epsilon());
    guide = new float[guideReducer.size() + Spread.MARGIN];
    mask = new float[guideReducer.size() + Spread.MARGIN];
    slopes = new EnlargedRows(gridWidth, view.width(), 1.0 / side, 2, kernel);
    offsets = new EnlargedRows(gridWidth, view.width(), 1.0 / side, 2, kernel);
  }

  @Override
  public void finish(float[] masks, int index, NativeFrame frame, Plane target) {
    Plane luma = view.luma(frame);
    guideReducer.reduce(luma, guide);
    maskEnlarger.start(stored.levels(masks, index));
    for (int row = 0; row < gridHeight; row++) {
      maskEnlarger.sum(row, mask, row * gridWidth);
    }
    coefficients.compute(guide, mask);
    apply(luma, view.of(target));
  }

  private void apply(Plane luma, Plane part) {
    slopes.start(guide);
    offsets.start(mask);
    for (int row = 0; row < part.height(); row++) {
      float place = Math.clamp((row + 0.5f) / side - 0.5f, 0, gridHeight - 1);
      int upper = (int) place;
      int lower = Math.min(upper + 1, gridHeight - 1);
      rows.share = place - upper;
      rows.upperSlope = slopes.row(upper);
      rows.lowerSlope = slopes.row(lower);
      rows.upperOffset = offsets.row(upper);
      rows.lowerOffset = offsets.row(lower);
      kernel.guide(rows, luma, part, row);
    }
  }
}
