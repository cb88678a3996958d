package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Tells a target that cannot be a body in metres with the model's vertices: another unit, another
 * order of vertices, a mirror image. Compares it with the neutral body; bounds are wide enough for
 * every age and pose.
 */
final class TargetChecks {
  /** Bodies from newborn to tall, curled up or stretched, differ less in extent. */
  private static final double LARGEST_EXTENT_RATIO = 4;

  private static final double LEAST_EXTENT_RATIO = 0.12;

  /** Neighbours in a body lie near each other; in another order of vertices they do not. */
  private static final double LARGEST_EDGE_RATIO = 5;

  /** A mirrored body has about −1 times the volume, one in any pose nearly its own. */
  private static final double MIRRORED_VOLUME_RATIO = -0.2;

  /** Cosine of 30°. */
  private static final double NEARLY_ALONG = 0.866;

  private static final double[] UNITS_PER_METRE = {1000, 100, 39.37, 10};
  private static final String[] UNITS = {"millimetres", "centimetres", "inches", "decimetres"};
  private static final String[] METRES_PER_UNIT = {"0.001", "0.01", "0.0254", "0.1"};

  private TargetChecks() {}

  static List<Finding> check(String name, float[] target, float[] weights, BodyModel model) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(model.neutral(), Skinning.LBS, workspace, StageTrace.off());
    float[] neutral = workspace.vertices();
    double ratio = extent(target, weights) / extent(neutral, weights);
    if (!(ratio >= LEAST_EXTENT_RATIO && ratio <= LARGEST_EXTENT_RATIO)) {
      throw wrongScale(name, ratio);
    }
    int[] quads = whole(model.topology().quads(), weights);
    if (medianEdgeRatio(target, neutral, quads) > LARGEST_EDGE_RATIO * ratio) {
      throw new UserInputException(
          "'" + name + "': its vertices are not in the model's order",
          "keep the order when you export it");
    }
    double volumeRatio = volume(target, quads) / volume(neutral, quads);
    // A surface with holes has no volume.
    boolean closed = quads.length == model.topology().quads().length;
    if (closed && volumeRatio < MIRRORED_VOLUME_RATIO * ratio * ratio * ratio) {
      throw new UserInputException(
          "'" + name + "' is the mirror image of a body",
          "negate one axis, or swap two axes and negate one instead of swapping them only");
    }
    return axes(neutral, target, weights);
  }

  private static UserInputException wrongScale(String name, double ratio) {
    if (!(ratio > 0)) {
      return new UserInputException(
          "'" + name + "': all its vertices are in one place", "check how it was made");
    }
    String size = String.format(Locale.ROOT, "%.3g", ratio);
    int unit = 0;
    for (int i = 1; i < UNITS.length; i++) {
      unit = distance(ratio, i) < distance(ratio, unit) ? i : unit;
    }
    if (distance(ratio, unit) < Math.log(2)) {
      return new UserInputException(
          "'%s' is %s times as large as a body in metres, as if it were in %s"
              .formatted(name, size, UNITS[unit]),
          "scale it by " + METRES_PER_UNIT[unit]);
    }
    return new UserInputException(
        "'%s' is %s times as large as a body in metres".formatted(name, size),
        "scale it to metres");
  }

  private static double distance(double ratio, int unit) {
    return Math.abs(Math.log(ratio / UNITS_PER_METRE[unit]));
  }

  /** The quads of which no corner is missing. */
  private static int[] whole(int[] quads, float[] weights) {
    int[] kept = new int[quads.length];
    int count = 0;
    for (int quad = 0; quad < quads.length; quad += 4) {
      boolean whole = true;
      for (int corner = quad; corner < quad + 4; corner++) {
        whole &= weights[quads[corner]] > 0;
        kept[count + corner - quad] = quads[corner];
      }
      count += whole ? 4 : 0;
    }
    return Arrays.copyOf(kept, count);
  }

  private static List<Finding> axes(float[] neutral, float[] target, float[] weights) {
    double[] alignment = RigidTransforms.identities(1);
    new RigidRegistration()
        .register(neutral, target, weights, 0, weights.length, new double[3], 0, 0, alignment, 0);
    List<Finding> findings = new ArrayList<>();
    // The third column is where the body's own up goes; its second entry the share along Y.
    if (alignment[6] > NEARLY_ALONG) {
      findings.add(
          new Finding(
              "target-y-up",
              Severity.INFO,
              "the target stands along Y, so the fitted body lies in a Z-up world",
              "turn the target to Z up if it should stand"));
    }
    return findings;
  }

  /** The root mean square distance from the mean vertex, metres. */
  private static double extent(float[] vertices, float[] weights) {
    double count = 0;
    double[] sums = new double[3];
    double squares = 0;
    for (int i = 0; i < vertices.length; i++) {
      if (weights[i / 3] > 0) {
        sums[i % 3] += vertices[i];
        squares += (double) vertices[i] * vertices[i];
        count += 1.0 / 3;
      }
    }
    double mean = sums[0] * sums[0] + sums[1] * sums[1] + sums[2] * sums[2];
    return Math.sqrt(Math.max(0, squares / count - mean / (count * count)));
  }

  private static double medianEdgeRatio(float[] target, float[] neutral, int[] quads) {
    double[] ratios = new double[quads.length];
    for (int corner = 0; corner < quads.length; corner++) {
      int a = 3 * quads[corner];
      int b = 3 * quads[corner % 4 == 3 ? corner - 3 : corner + 1];
      ratios[corner] = length(target, a, b) / Math.max(length(neutral, a, b), Float.MIN_NORMAL);
    }
    Arrays.sort(ratios);
    // Without a whole face nothing is known of neighbours, and nothing speaks against the order.
    return ratios.length == 0 ? 1 : ratios[ratios.length / 2];
  }

  private static double length(float[] vertices, int a, int b) {
    double x = (double) vertices[a] - vertices[b];
    double y = (double) vertices[a + 1] - vertices[b + 1];
    double z = (double) vertices[a + 2] - vertices[b + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** The signed volume by the divergence theorem, about the first vertex. */
  private static double volume(float[] vertices, int[] quads) {
    double sum = 0;
    for (int quad = 0; quad < quads.length; quad += 4) {
      sum += determinant(vertices, quads[quad], quads[quad + 1], quads[quad + 2]);
      sum += determinant(vertices, quads[quad], quads[quad + 2], quads[quad + 3]);
    }
    return sum / 6;
  }

  private static double determinant(float[] vertices, int a, int b, int c) {
    double ax = vertices[3 * a] - vertices[0];
    double ay = vertices[3 * a + 1] - vertices[1];
    double az = vertices[3 * a + 2] - vertices[2];
    double bx = vertices[3 * b] - vertices[0];
    double by = vertices[3 * b + 1] - vertices[1];
    double bz = vertices[3 * b + 2] - vertices[2];
    double cx = vertices[3 * c] - vertices[0];
    double cy = vertices[3 * c + 1] - vertices[1];
    double cz = vertices[3 * c + 2] - vertices[2];
    return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
}
