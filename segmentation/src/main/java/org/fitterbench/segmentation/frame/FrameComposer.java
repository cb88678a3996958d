package org.fitterbench.segmentation.frame;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/**
 * Makes finished video frames of frames and their masks, without leaving YUV. A backdrop of one
 * colour or a picture is prepared once; {@link #another} shares it. The work buffers belong to the
 * object: one caller at a time.
 */
public final class FrameComposer {
  private static final byte NEUTRAL = (byte) 128;

  private final CutOut cutOut;
  private final AlphaPacking packing;
  private final int width;
  private final int height;
  private final ColourSpace colours;
  private final FrameKernel kernel;
  private final Optional<Composite> composite;

  /** Of frames that show one picture. */
  public FrameComposer(
      CutOut cutOut,
      Backdrop backdrop,
      AlphaPacking packing,
      int width,
      int height,
      ColourSpace colours,
      FrameKernel kernel) {
    this(
        cutOut,
        backdrop,
        packing,
        List.of(View.whole(width, height)),
        width,
        height,
        colours,
        kernel);
  }

  /**
   * @param cutOut what is made
   * @param backdrop what comes behind the person in each view of a composite
   * @param packing where the mask goes when alpha is made
   * @param views the pictures in a frame, which they cover wholly
   * @param width columns of the frames
   * @param height rows of the frames
   * @param colours of the frames, and of what is made of them
   */
  public FrameComposer(
      CutOut cutOut,
      Backdrop backdrop,
      AlphaPacking packing,
      List<View> views,
      int width,
      int height,
      ColourSpace colours,
      FrameKernel kernel) {
    this(
        cutOut,
        packing,
        width,
        height,
        colours,
        kernel,
        cutOut == CutOut.COMPOSITE
            ? Optional.of(new Composite(backdrop, views, colours, kernel))
            : Optional.empty());
  }

  private FrameComposer(
      CutOut cutOut,
      AlphaPacking packing,
      int width,
      int height,
      ColourSpace colours,
      FrameKernel kernel,
      Optional<Composite> composite) {
    this.cutOut = cutOut;
    this.packing = packing;
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.kernel = kernel;
    this.composite = composite;
  }

  /** A composer for another thread that makes the same of the same backdrop. */
  public FrameComposer another() {
    return new FrameComposer(
        cutOut, packing, width, height, colours, kernel, composite.map(Composite::another));
  }

  /** Columns of what is made. */
  public int outputWidth() {
    return cutOut == CutOut.ALPHA && packing == AlphaPacking.BESIDE ? 2 * even(width) : width;
  }

  /** Rows of what is made. */
  public int outputHeight() {
    return cutOut == CutOut.ALPHA && packing == AlphaPacking.BELOW ? 2 * even(height) : height;
  }

  /** The first even line behind a side, so that mask and frame share no sample of colour. */
  private static int even(int side) {
    return side + (side & 1);
  }

  /**
   * A new frame to compose into, with all that is the same in every frame already set; it may be
   * composed into many times.
   */
  public NativeFrame newOutput() {
    NativeFrame output = NativeFrame.allocate(outputWidth(), outputHeight(), colours);
    // Between a frame of odd sides and its mask lies a line that belongs to neither.
    fill(output.luma(), (byte) ColourTransform.of(colours).black());
    fill(output.blue(), NEUTRAL);
    fill(output.red(), NEUTRAL);
    return output;
  }

  /**
   * Composes one frame.
   *
   * @param frame of the size and the colour space that were given
   * @param mask 255 times the probability of a person, of the frame's size
   * @param output from {@link #newOutput} of this composer or {@link #another}
   */
  public void compose(NativeFrame frame, Plane mask, NativeFrame output) {
    check("frame", frame.luma(), width, height);
    check("mask", mask, width, height);
    check("output", output.luma(), outputWidth(), outputHeight());
    switch (cutOut) {
      case MASK -> grey(mask, output.luma());
      case COMPOSITE -> composite.orElseThrow().compose(frame, mask, output);
      case ALPHA -> pack(frame, mask, output);
    }
  }

  private static void check(String name, Plane plane, int width, int height) {
    if (plane.width() != width || plane.height() != height) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " has "
              + plane.width()
              + " x "
              + plane.height()
              + " samples instead of "
              + width
              + " x "
              + height);
    }
  }

  private void grey(Plane mask, Plane luma) {
    switch (colours.range()) {
      case FULL -> copy(mask, luma);
      case LIMITED -> {
        for (int row = 0; row < height; row++) {
          kernel.limit(mask, luma, row);
        }
      }
    }
  }

  private void pack(NativeFrame frame, Plane mask, NativeFrame output) {
    View near = View.whole(width, height);
    copy(frame.luma(), near.of(output.luma()));
    copy(frame.blue(), near.ofChroma(output.blue()));
    copy(frame.red(), near.ofChroma(output.red()));
    View alpha =
        switch (packing) {
          case BESIDE -> new View(even(width), 0, width, height);
          case BELOW -> new View(0, even(height), width, height);
        };
    grey(mask, alpha.of(output.luma()));
  }

  private static void fill(Plane plane, byte level) {
    for (int row = 0; row < plane.height(); row++) {
      plane.samples().asSlice(plane.row(row), plane.width()).fill(level);
    }
  }

  private static void copy(Plane source, Plane target) {
    for (int row = 0; row < target.height(); row++) {
      MemorySegment.copy(
          source.samples(), source.row(row), target.samples(), target.row(row), target.width());
    }
  }
}
