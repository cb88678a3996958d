package org.fitterbench.fitter.solver;

import java.util.Arrays;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.solver.VertexChains.Chain;

/**
 * Sums the normal equations over vertices. Turning bone b by a small δ about its joint p moves a
 * vertex by δ × y with y = Σ wⱼ (Xⱼ v − p), over its influences j in the subtree of b. Products of
 * such derivatives are linear in products of the vectors y, so the kernel only sums the Gram matrix
 * of z = (y₁, …, yₙ, s₁, …, sₘ, r, 1) over a chain's vertices, with s the derivatives by the
 * shape's parameters and r the residual, and turns it into the system's entries once for each
 * chain.
 */
final class SystemAssembler {
  /** Rows of z that are summed together. */
  private static final int ROWS = 4;

  private final int[] placeOfBone;
  private final int shapeCount;
  private final double[] rows;
  private final double[] gram;
  private final double[] subtree;

  SystemAssembler(int boneCount, int shapeCount) {
    this.shapeCount = shapeCount;
    placeOfBone = new int[boneCount];
    int width = 3 * boneCount + 3 * shapeCount + 4;
    rows = new double[ROWS * width];
    gram = new double[width * width];
    subtree = new double[4 * boneCount];
  }

  /**
   * Adds a chain's vertices to a system.
   *
   * @param transforms [B·12] X of every bone, metres
   * @param joints [B·12] poses of the bones, of which the translation is the joint
   * @param rest [V·3] rest vertices, metres
   * @param shapeDerivatives [S][V·3] derivatives of the vertices by the shape's parameters
   * @param residuals [V·3] target minus vertex, metres
   * @param weights [V] weight of each vertex; 0 leaves it out
   */
  void add(
      Chain chain,
      Influences influences,
      double[] transforms,
      double[] joints,
      float[] rest,
      float[][] shapeDerivatives,
      float[] residuals,
      float[] weights,
      NormalSystem system) {
    int bones = chain.bones().length;
    int width = 3 * bones + 3 * shapeCount + 4;
    for (int place = 0; place < bones; place++) {
      placeOfBone[chain.bones()[place]] = place;
    }
    Arrays.fill(gram, 0, width * width, 0);
    int row = 0;
    for (int vertex : chain.vertices()) {
      if (weights[vertex] > 0) {
        int at = row * width;
        leverArms(chain, influences, transforms, joints, rest, vertex, at);
        int next = at + 3 * bones;
        for (float[] derivative : shapeDerivatives) {
          rows[next++] = derivative[3 * vertex];
          rows[next++] = derivative[3 * vertex + 1];
          rows[next++] = derivative[3 * vertex + 2];
        }
        rows[next++] = residuals[3 * vertex];
        rows[next++] = residuals[3 * vertex + 1];
        rows[next++] = residuals[3 * vertex + 2];
        rows[next] = 1;
        if (weights[vertex] != 1) {
          double root = Math.sqrt(weights[vertex]);
          for (int column = at; column < at + width; column++) {
            rows[column] *= root;
          }
        }
        row++;
        if (row == ROWS) {
          accumulate(width);
          row = 0;
        }
      }
    }
    if (row > 0) {
      Arrays.fill(rows, row * width, ROWS * width, 0);
      accumulate(width);
    }
    scatter(chain, width, system);
  }

  /** Writes y of every bone of the chain. */
  private void leverArms(
      Chain chain,
      Influences influences,
      double[] transforms,
      double[] joints,
      float[] rest,
      int vertex,
      int at) {
    int bones = chain.bones().length;
    Arrays.fill(subtree, 0, 4 * bones, 0);
    double x = rest[3 * vertex];
    double y = rest[3 * vertex + 1];
    double z = rest[3 * vertex + 2];
    for (int entry = influences.offsets()[vertex];
        entry < influences.offsets()[vertex + 1];
        entry++) {
      int bone = influences.bones()[entry];
      double weight = influences.weights()[entry];
      int place = 4 * placeOfBone[bone];
      int transform = 12 * bone;
      for (int axis = 0; axis < 3; axis++) {
        int from = transform + 4 * axis;
        subtree[place + axis] +=
            weight
                * (transforms[from] * x
                    + transforms[from + 1] * y
                    + transforms[from + 2] * z
                    + transforms[from + 3]);
      }
      subtree[place + 3] += weight;
    }
    for (int place = bones - 1; place >= 0; place--) {
      int from = 4 * place;
      int joint = 12 * chain.bones()[place];
      double weight = subtree[from + 3];
      rows[at + 3 * place] = subtree[from] - weight * joints[joint + 3];
      rows[at + 3 * place + 1] = subtree[from + 1] - weight * joints[joint + 7];
      rows[at + 3 * place + 2] = subtree[from + 2] - weight * joints[joint + 11];
      if (place > 0) {
        int parent = 4 * chain.parents()[place];
        subtree[parent] += subtree[from];
        subtree[parent + 1] += subtree[from + 1];
        subtree[parent + 2] += subtree[from + 2];
        subtree[parent + 3] += weight;
      }
    }
  }

  /** Adds the products of the rows to the upper triangle of the Gram matrix. */
  private void accumulate(int width) {
    for (int column = 0; column < width; column++) {
      double a = rows[column];
      double b = rows[width + column];
      double c = rows[2 * width + column];
      double d = rows[3 * width + column];
      if (a != 0 || b != 0 || c != 0 || d != 0) {
        addProducts(column, width, a, b, c, d);
      }
    }
  }

  private void addProducts(int column, int width, double a, double b, double c, double d) {
    int to = column * width;
    for (int other = column; other < width; other++) {
      gram[to + other] +=
          a * rows[other]
              + b * rows[width + other]
              + c * rows[2 * width + other]
              + d * rows[3 * width + other];
    }
  }

  private void scatter(Chain chain, int width, NormalSystem system) {
    int[] bones = chain.bones();
    int shapes = 3 * bones.length;
    int residual = shapes + 3 * shapeCount;
    int one = residual + 3;
    for (int place = 0; place < bones.length; place++) {
      int y = 3 * place;
      int unknown = system.bone(bones[place]);
      for (int other = place; other < bones.length; other++) {
        scatterBones(width, y, 3 * other, unknown, system.bone(bones[other]), system);
      }
      // (δ × y)·t = δ·(y × t)
      for (int axis = 0; axis < 3; axis++) {
        int next = (axis + 1) % 3;
        int last = (axis + 2) % 3;
        system.add(unknown + axis, system.translation() + next, -gram[(y + last) * width + one]);
        system.add(unknown + axis, system.translation() + last, gram[(y + next) * width + one]);
        for (int shape = 0; shape < shapeCount; shape++) {
          int s = shapes + 3 * shape;
          system.add(
              unknown + axis,
              system.shape(shape),
              gram[(y + next) * width + s + last] - gram[(y + last) * width + s + next]);
        }
        system.right[unknown + axis] +=
            gram[(y + next) * width + residual + last] - gram[(y + last) * width + residual + next];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      int unknown = system.translation() + axis;
      system.add(unknown, unknown, gram[one * width + one]);
      system.right[unknown] += gram[(residual + axis) * width + one];
      for (int shape = 0; shape < shapeCount; shape++) {
        system.add(unknown, system.shape(shape), gram[(shapes + 3 * shape + axis) * width + one]);
      }
    }
    for (int shape = 0; shape < shapeCount; shape++) {
      int s = shapes + 3 * shape;
      for (int other = shape; other < shapeCount; other++) {
        system.add(system.shape(shape), system.shape(other), trace(width, s, shapes + 3 * other));
      }
      system.right[system.shape(shape)] += trace(width, s, residual);
    }
  }

  private double trace(int width, int a, int b) {
    return gram[a * width + b] + gram[(a + 1) * width + b + 1] + gram[(a + 2) * width + b + 2];
  }

  /** (α × a)·(β × b) = (α·β)(a·b) − (α·b)(β·a), for all pairs of axes of α and β. */
  private void scatterBones(int width, int a, int b, int unknown, int other, NormalSystem system) {
    double trace = trace(width, a, b);
    boolean same = a == b;
    for (int alpha = 0; alpha < 3; alpha++) {
      for (int beta = same ? alpha : 0; beta < 3; beta++) {
        // On the diagonal block the Gram matrix holds only its upper triangle.
        double product =
            same ? gram[(a + alpha) * width + a + beta] : gram[(a + beta) * width + b + alpha];
        system.add(unknown + alpha, other + beta, (alpha == beta ? trace : 0) - product);
      }
    }
  }
}
