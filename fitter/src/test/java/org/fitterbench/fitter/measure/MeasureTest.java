package org.fitterbench.fitter.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.geometry.euclidean.twod.Vector2D;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final double METRES = 1e-6;

  /** A box of 2 × 4 × 6 with its lowest corner at (10, 20, 30). */
  private static final float[] BOX = {
    10, 20, 30, 12, 20, 30, 12, 24, 30, 10, 24, 30, 10, 20, 36, 12, 20, 36, 12, 24, 36, 10, 24, 36
  };

  private static final int[] BOX_TRIANGLES = {
    0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0,
    4, 3, 4, 7
  };

  @Test
  void theVolumeOfABoxIsTheProductOfItsSides() {
    assertEquals(48, Volume.enclosed(BOX, BOX_TRIANGLES), METRES);
  }

  @Test
  void aBoxIsCutInARectangle() {
    List<List<Vector2D>> outlines = HorizontalSection.outlines(BOX, BOX_TRIANGLES, 33.5);
    assertEquals(1, outlines.size());
    // Four upright edges and four diagonals of the sides.
    assertEquals(8, outlines.getFirst().size());
    assertEquals(12, Waist.circumference(BOX, BOX_TRIANGLES, 11, 21, 33.5).orElseThrow(), METRES);
  }

  @Test
  void aPlaneThroughVerticesCutsInOneOutline() {
    assertEquals(1, HorizontalSection.outlines(BOX, BOX_TRIANGLES, 36).size());
    assertEquals(0, HorizontalSection.outlines(BOX, BOX_TRIANGLES, 30).size());
  }

  @Test
  void aTapeGoesAroundTheTrunkNotTheArm() {
    float[] trunkAndArm = new float[48];
    int[] triangles = new int[72];
    for (int entry = 0; entry < 24; entry++) {
      trunkAndArm[entry] = BOX[entry];
      trunkAndArm[24 + entry] = entry % 3 == 0 ? 5 + BOX[entry] / 10 : BOX[entry];
    }
    for (int corner = 0; corner < 36; corner++) {
      triangles[corner] = BOX_TRIANGLES[corner];
      triangles[36 + corner] = 8 + BOX_TRIANGLES[corner];
    }
    assertEquals(12, Waist.circumference(trunkAndArm, triangles, 11, 22, 31).orElseThrow(), METRES);
    assertEquals(
        8.4, Waist.circumference(trunkAndArm, triangles, 6.1, 22, 31).orElseThrow(), METRES);
    assertEquals(OptionalDouble.empty(), Waist.circumference(trunkAndArm, triangles, 8, 22, 31));
  }

  @Test
  void aTapeBridgesHollows() {
    // A prism over an L: its outline is 12 long, the tape 10 and a diagonal.
    float[] corners = {0, 0, 3, 0, 3, 1, 1, 1, 1, 3, 0, 3};
    float[] vertices = new float[36];
    int[] triangles = new int[36];
    for (int corner = 0; corner < 6; corner++) {
      int next = (corner + 1) % 6;
      for (int top = 0; top < 2; top++) {
        vertices[3 * (corner + 6 * top)] = corners[2 * corner];
        vertices[3 * (corner + 6 * top) + 1] = corners[2 * corner + 1];
        vertices[3 * (corner + 6 * top) + 2] = top;
      }
      int[] wall = {corner, next, next + 6, corner, next + 6, corner + 6};
      System.arraycopy(wall, 0, triangles, 6 * corner, 6);
    }
    assertEquals(
        8 + Math.sqrt(8),
        Waist.circumference(vertices, triangles, 0.5, 0.5, 0.5).orElseThrow(),
        METRES);
  }

  @Test
  void aBodyIsMeasuredBeforePosing() {
    BodyModel model = TubeBody.model();
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(model.neutral(), Skinning.LBS, workspace, StageTrace.off());
    double width = workspace.restVertices()[3 * 32] - workspace.restVertices()[3 * 33];
    BodyMeasurements measured = new BodyMeasurer(model).measure(workspace);
    double height = workspace.restVertices()[3 * 32 + 2] - workspace.restVertices()[2];
    assertEquals(height, measured.heightMetres(), METRES);
    assertEquals(measured.volumeCubicMetres() * 980, measured.massKilograms(), METRES);
    assertEquals(measured.massKilograms() / height / height, measured.bodyMassIndex(), METRES);
    assertTrue(measured.volumeCubicMetres() > 0.9 * 0.2 * width * height);
    assertEquals(2 * (width + 0.2), measured.waistMetres().orElseThrow(), 1e-4);
  }
}
