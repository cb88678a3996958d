package org.fitterbench.segmentation.tuning;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.frame.View;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.quality.QualityMeter;

/**
 * How well the masks of models agree with those of one of them, on a few frames of a clip. Masks
 * are compared at one size, so that inputs of any size can be.
 */
final class MaskAgreement implements AutoCloseable {
  private static final int FRAMES = 8;
  private static final long LONGEST_STRIDE = 15;
  private static final View COMMON = View.whole(480, 270);

  private final VideoProperties video;
  private final List<View> views;
  private final List<NativeFrame> frames = new ArrayList<>();
  private final List<Plane> reference;

  /**
   * Takes frames of a clip, and a model's masks of them as what others are held to.
   *
   * @param views the pictures in the frames as they are stored
   * @param exact stays the caller's to close
   */
  MaskAgreement(Path clip, List<View> views, SegmentationModel exact) {
    this.views = List.copyOf(views);
    try (VideoReader reader = VideoReader.open(clip, 1)) {
      video = reader.properties();
      long stride = Math.clamp(video.estimatedFrames().orElse(0) / FRAMES, 1, LONGEST_STRIDE);
      Optional<NativeFrame> next = reader.next();
      for (int i = 0; next.isPresent() && frames.size() < FRAMES; i++) {
        if (i % stride == 0) {
          frames.add(next.orElseThrow());
        } else {
          next.orElseThrow().close();
        }
        next = frames.size() < FRAMES ? reader.next() : Optional.empty();
      }
    }
    reference = masks(exact);
  }

  /** Mean intersection over union of a model's masks with those of the first, 0 to 1. */
  double of(SegmentationModel model) {
    QualityMeter meter = new QualityMeter(COMMON.width(), COMMON.height());
    List<Plane> made = masks(model);
    for (int i = 0; i < made.size(); i++) {
      meter.add(made.get(i), reference.get(i));
    }
    return meter.quality().intersectionOverUnion();
  }

  private List<Plane> masks(SegmentationModel model) {
    Extent input = model.input();
    Extent output = model.output();
    FrameKernel kernel = FrameKernel.fastest();
    MaskFinisher finisher =
        MaskFinisher.bilinear(COMMON, Rotation.NONE, output.width(), output.height(), kernel);
    float[] mask = new float[output.size()];
    List<Plane> masks = new ArrayList<>();
    for (View view : views) {
      InputPreparation preparation =
          new InputPreparation(
              view, video.rotation(), input.width(), input.height(), video.colours(), kernel);
      for (NativeFrame frame : frames) {
        FloatBuffer inputs = model.inputs(1);
        preparation.prepare(frame, inputs, 0);
        model.infer(mask);
        Plane plane = Plane.allocate(COMMON.width(), COMMON.height());
        finisher.finish(mask, 0, frame, plane);
        masks.add(plane);
      }
    }
    return masks;
  }

  @Override
  public void close() {
    frames.forEach(NativeFrame::close);
  }
}
