package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;

/**
 * The parameters of a batch, in memory that Java writes and PyTorch reads: written again for every
 * batch of the same size, so that none makes buffers that only the garbage collector frees.
 */
final class TorchInputs implements AutoCloseable {
  private final int count;
  private final NDManager manager;
  private final FloatBuffer phenotypeNumbers;
  private final FloatBuffer changeNumbers;
  private final FloatBuffer poseNumbers;
  private final NDArray phenotypes;
  private final NDArray changes;
  private final NDArray poses;

  TorchInputs(BodyModel model, NDManager parent, int count) {
    this.count = count;
    manager = parent.newSubManager(ai.djl.Device.cpu());
    int labels = model.localChangeLabels().size();
    ByteBuffer phenotypeBytes = buffer(count * Phenotype.COUNT);
    ByteBuffer changeBytes = buffer(count * labels);
    ByteBuffer poseBytes = buffer(count * model.boneCount() * 12);
    phenotypeNumbers = phenotypeBytes.asFloatBuffer();
    changeNumbers = changeBytes.asFloatBuffer();
    poseNumbers = poseBytes.asFloatBuffer();
    phenotypes = view(phenotypeBytes, count, Phenotype.COUNT);
    changes = view(changeBytes, count, labels);
    poses = view(poseBytes, count, model.boneCount(), 3, 4);
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocateDirect(Float.BYTES * numbers).order(ByteOrder.nativeOrder());
  }

  private NDArray view(ByteBuffer bytes, long... shape) {
    return manager.create(bytes, new Shape(shape), DataType.FLOAT32);
  }

  /** How many bodies there is room for. */
  int count() {
    return count;
  }

  /** Writes a batch of that many bodies. */
  void write(List<BodyParameters> bodies) {
    phenotypeNumbers.clear();
    changeNumbers.clear();
    poseNumbers.clear();
    for (BodyParameters body : bodies) {
      put(body.phenotypes(), phenotypeNumbers);
      put(body.localChanges(), changeNumbers);
      put(body.pose(), poseNumbers);
    }
  }

  private static void put(double[] values, FloatBuffer out) {
    for (double value : values) {
      out.put((float) value);
    }
  }

  /** [N, 11]. */
  NDArray phenotypes() {
    return phenotypes;
  }

  /** [N, L]. */
  NDArray localChanges() {
    return changes;
  }

  /** [N, B, 3, 4]. */
  NDArray poses() {
    return poses;
  }

  @Override
  public void close() {
    manager.close();
  }
}
