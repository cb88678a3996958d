package org.fitterbench.segmentation.pipeline;

import java.nio.FloatBuffer;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.segmentation.frame.FramePlanes;
import org.fitterbench.segmentation.frame.GuidedFilter;
import org.fitterbench.segmentation.frame.Resampler;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;

/**
 * Cuts people out of single pictures: scaled to the model's input, inferred, the mask scaled back,
 * refined, and made into the output. The picture is stretched to the input's shape, as the networks
 * were trained. One caller at a time.
 */
public final class SegmentationPipeline {
  private static final int[] SHIFTS = {16, 8, 0};

  private final SegmentationModel model;
  private final SegmentationConfig config;

  public SegmentationPipeline(SegmentationModel model, SegmentationConfig config) {
    this.model = model;
    this.config = config;
  }

  /** Segments one picture, with the stages preprocess, infer, upscale, refine and compose. */
  public SegmentedPicture segment(Picture picture, StageTrace trace) {
    try (var _ = trace.stage("preprocess")) {
      preprocess(picture);
    }
    float[] small = new float[model.output().size()];
    try (var _ = trace.stage("infer")) {
      model.infer(small);
    }
    float[] mask;
    try (var _ = trace.stage("upscale")) {
      mask = upscale(small, picture.width(), picture.height());
    }
    try (var _ = trace.stage("refine")) {
      refine(picture, mask);
    }
    try (var _ = trace.stage("compose")) {
      return new SegmentedPicture(
          config.output().of(picture, mask, config.backdrop()), coverage(mask));
    }
  }

  private void preprocess(Picture picture) {
    Extent input = model.input();
    FloatBuffer target = model.inputs(1);
    Resampler resampler =
        new Resampler(picture.width(), picture.height(), input.width(), input.height());
    float[] plane = new float[picture.pixels().length];
    float[] narrow = new float[input.width() * picture.height()];
    float[] scaled = new float[input.width() * input.height()];
    for (int channel = 0; channel < SHIFTS.length; channel++) {
      FramePlanes.channel(picture, SHIFTS[channel], plane);
      resampler.resample(plane, narrow, scaled);
      for (int i = 0; i < scaled.length; i++) {
        target.put(SHIFTS.length * i + channel, scaled[i]);
      }
    }
  }

  private float[] upscale(float[] small, int width, int height) {
    Extent made = model.output();
    Resampler resampler = new Resampler(made.width(), made.height(), width, height);
    float[] mask = new float[width * height];
    resampler.resample(small, new float[width * made.height()], mask);
    return mask;
  }

  private void refine(Picture picture, float[] mask) {
    if (config.refinement() == Refinement.NONE) {
      return;
    }
    float[] guide = new float[mask.length];
    FramePlanes.luma(picture, guide);
    Extent made = model.output();
    double factor =
        Math.max(
            (double) picture.width() / made.width(), (double) picture.height() / made.height());
    GuidedFilter.forEnlargement(factor).filter(guide, mask, picture.width(), picture.height());
  }

  private static double coverage(float[] mask) {
    double sum = 0;
    for (float probability : mask) {
      sum += probability;
    }
    return sum / mask.length;
  }
}
