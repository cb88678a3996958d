package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;

/** Masks enlarged linearly. */
final class EnlargedMask implements MaskFinisher {
  private final View view;
  private final StoredMask stored;
  private final PlaneEnlarger enlarger;

  EnlargedMask(View view, Rotation rotation, int maskWidth, int maskHeight, FrameKernel kernel) {
    this.view = view;
    stored = new StoredMask(rotation, maskWidth, maskHeight);
    enlarger =
        new PlaneEnlarger(stored.width(), stored.height(), view.width(), view.height(), kernel);
  }

  @Override
  public void finish(float[] masks, int index, NativeFrame frame, Plane target) {
    Plane part = view.of(target);
    enlarger.start(stored.levels(masks, index));
    for (int row = 0; row < part.height(); row++) {
      enlarger.write(row, part, row);
    }
  }
}
