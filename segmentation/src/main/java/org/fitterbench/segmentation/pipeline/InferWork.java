package org.fitterbench.segmentation.pipeline;

import java.nio.FloatBuffer;
import java.util.List;
import org.fitterbench.segmentation.model.BatchTooLargeException;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.stream.StageWork;

/** Computes the masks of the views of frames, as many at once as memory allows. */
final class InferWork implements StageWork<FrameTask> {
  private final SegmentationModel model;
  private final int views;
  private final BatchLimit limit;
  private final int inputSize;
  private final int maskSize;
  private float[] masks = new float[0];

  InferWork(SegmentationModel model, int views, BatchLimit limit) {
    this.model = model;
    this.views = views;
    this.limit = limit;
    inputSize = model.input().size();
    maskSize = model.output().size();
  }

  @Override
  public void process(List<FrameTask> tasks) {
    int all = tasks.size() * views;
    int done = 0;
    while (done < all) {
      int count = Math.min(limit.get(), all - done);
      try {
        infer(tasks, done, count);
        done += count;
      } catch (BatchTooLargeException refused) {
        limit.lower(refused);
      }
    }
  }

  private void infer(List<FrameTask> tasks, int first, int count) {
    if (masks.length < count * maskSize) {
      masks = new float[count * maskSize];
    }
    FloatBuffer pictures = model.inputs(count);
    for (int i = 0; i < count; i++) {
      FloatBuffer inputs = tasks.get((first + i) / views).buffers().inputs();
      pictures.put(i * inputSize, inputs, (first + i) % views * inputSize, inputSize);
    }
    model.infer(masks);
    for (int i = 0; i < count; i++) {
      float[] target = tasks.get((first + i) / views).buffers().masks();
      System.arraycopy(masks, i * maskSize, target, (first + i) % views * maskSize, maskSize);
    }
  }
}
