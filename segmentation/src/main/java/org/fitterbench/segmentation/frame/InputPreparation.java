package org.fitterbench.segmentation.frame;

import java.nio.FloatBuffer;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;

/**
 * Makes a model's input of a view of a video frame: luma and colour differences are brought to the
 * input's size each on its own, with a triangle filter that lets nothing alias, and only there
 * become red, green and blue. Differences lie at the left of each two by two samples of luma and
 * halfway between its rows, as H.264 has them unless told otherwise. A view of the input's size
 * keeps its luma as it is. The work buffers belong to the object: one caller at a time.
 */
public final class InputPreparation {
  private static final int CHANNELS = 3;

  private final View view;
  private final int width;
  private final int height;
  private final UprightIndex upright;
  private final ColourTransform transform;
  private final PlaneReducer lumaReducer;
  private final PlaneReducer chromaReducer;
  private final float[] luma;
  private final float[] blue;
  private final float[] red;
  private final float[] colours;

  /**
   * @param view the part of the frames, as they are stored
   * @param rotation how they are turned to be upright, as the model sees them
   * @param inputWidth columns of the model's input
   * @param inputHeight rows of the model's input
   * @param colours how the frames' samples become colours
   */
  public InputPreparation(
      View view,
      Rotation rotation,
      int inputWidth,
      int inputHeight,
      ColourSpace colours,
      FrameKernel kernel) {
    this.view = view;
    width = rotation.swapsSides() ? inputHeight : inputWidth;
    height = rotation.swapsSides() ? inputWidth : inputHeight;
    upright = new UprightIndex(rotation, width, height);
    transform = ColourTransform.of(colours);
    lumaReducer =
        new PlaneReducer(
            Axis.triangle(view.width(), width), Axis.triangle(view.height(), height), kernel);
    chromaReducer =
        new PlaneReducer(
            Axis.triangle((view.width() + 1) / 2, width, view.width() / (2.0 * width), 0.25),
            Axis.triangle((view.height() + 1) / 2, height, view.height() / (2.0 * height), 0),
            kernel);
    luma = new float[width * height];
    blue = new float[width * height];
    red = new float[width * height];
    this.colours = new float[CHANNELS * width * height];
  }

  /**
   * Prepares one input.
   *
   * @param frame holds the view; in the colour space that was given
   * @param inputs [batch][row][column][RGB], receives numbers from 0 to 1
   * @param index which input of the batch is written
   */
  public void prepare(NativeFrame frame, FloatBuffer inputs, int index) {
    prepare(
        view.luma(frame), view.ofChroma(frame.blue()), view.ofChroma(frame.red()), inputs, index);
  }

  private void prepare(Plane y, Plane cb, Plane cr, FloatBuffer inputs, int index) {
    lumaReducer.reduce(y, luma);
    chromaReducer.reduce(cb, blue);
    chromaReducer.reduce(cr, red);
    convert();
    inputs.put(index * colours.length, colours);
  }

  /** Turns the planes into red, green and blue in place, and puts them together upright. */
  private void convert() {
    float redOfRed = transform.redOfRed();
    float greenOfRed = transform.greenOfRed();
    float greenOfBlue = transform.greenOfBlue();
    float blueOfBlue = transform.blueOfBlue();
    float black = transform.black();
    float lumaScale = transform.lumaScale();
    // Plane by plane first, which compilers make vector instructions of.
    for (int i = 0; i < luma.length; i++) {
      float y = (luma[i] - black) * lumaScale;
      float cb = blue[i] - 128;
      float cr = red[i] - 128;
      red[i] = unit(y + redOfRed * cr);
      luma[i] = unit(y + greenOfRed * cr + greenOfBlue * cb);
      blue[i] = unit(y + blueOfBlue * cb);
    }
    int step = CHANNELS * upright.step();
    for (int row = 0; row < height; row++) {
      int at = CHANNELS * upright.of(0, row);
      for (int i = row * width; i < (row + 1) * width; i++) {
        colours[at] = red[i];
        colours[at + 1] = luma[i];
        colours[at + 2] = blue[i];
        at += step;
      }
    }
  }

  private static float unit(float value) {
    return Math.min(Math.max(value, 0), 1);
  }
}
