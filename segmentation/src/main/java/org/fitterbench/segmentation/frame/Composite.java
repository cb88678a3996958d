package org.fitterbench.segmentation.frame;

import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/**
 * Puts the persons of frames over backdrops, each view over one of its own, so that both eyes see
 * the same backdrop and nothing of the other's picture. One caller at a time.
 */
final class Composite {
  private final List<Part> parts;
  private final FrameKernel kernel;

  /** One view and what comes behind it: the same in every frame, or made of each. */
  private record Part(View view, FarPlanes far, Optional<BlurredFrame> blurred) {
    static Part of(View view, Backdrop backdrop, ColourSpace colours, FrameKernel kernel) {
      return switch (backdrop) {
        case Backdrop.Colour plain ->
            still(view, FarPlanes.of(plain.colour(), view.width(), colours));
        case Backdrop.Scene scene ->
            still(
                view,
                FarPlanes.of(
                    Backdrops.cover(scene.picture(), view.width(), view.height()), colours));
        case Backdrop.Blur _ -> blurred(view, kernel);
      };
    }

    static Part still(View view, FarPlanes far) {
      return new Part(view, far, Optional.empty());
    }

    static Part blurred(View view, FrameKernel kernel) {
      BlurredFrame blurred = new BlurredFrame(view.width(), view.height(), kernel);
      return new Part(view, blurred.rows(), Optional.of(blurred));
    }

    Part another(FrameKernel kernel) {
      return blurred.isEmpty() ? this : blurred(view, kernel);
    }
  }

  /**
   * @param backdrop what comes behind the persons
   * @param views the pictures in a frame, which they cover wholly
   */
  Composite(Backdrop backdrop, List<View> views, ColourSpace colours, FrameKernel kernel) {
    this(views.stream().map(view -> Part.of(view, backdrop, colours, kernel)).toList(), kernel);
  }

  private Composite(List<Part> parts, FrameKernel kernel) {
    this.parts = parts;
    this.kernel = kernel;
  }

  /** One for another thread that shares the backdrops that stay the same. */
  Composite another() {
    return new Composite(parts.stream().map(part -> part.another(kernel)).toList(), kernel);
  }

  /**
   * Composes one frame.
   *
   * @param mask 255 times the probability of a person, of the frame's size
   * @param output of the frame's size
   */
  void compose(NativeFrame frame, Plane mask, NativeFrame output) {
    for (Part part : parts) {
      View view = part.view();
      FarPlanes far = part.far();
      part.blurred().ifPresent(blurred -> blurred.blur(frame, view));
      Plane near = view.of(mask);
      luma(view.of(frame.luma()), far.luma(), near, view.of(output.luma()));
      chroma(view.ofChroma(frame.blue()), far.blue(), near, view.ofChroma(output.blue()));
      chroma(view.ofChroma(frame.red()), far.red(), near, view.ofChroma(output.red()));
    }
  }

  private void luma(Plane near, FarRows far, Plane mask, Plane output) {
    for (int row = 0; row < output.height(); row++) {
      int behind = far.at(row);
      kernel.mix(near, far.plane(), behind, mask, output, row);
    }
  }

  private void chroma(Plane near, FarRows far, Plane mask, Plane output) {
    for (int row = 0; row < output.height(); row++) {
      int behind = far.at(row);
      kernel.mixChroma(near, far.plane(), behind, mask, output, row);
    }
  }
}
