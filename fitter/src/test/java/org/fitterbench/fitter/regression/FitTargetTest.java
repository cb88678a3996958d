package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitTargetTest {
  private final BodyModel model = TubeBody.model();
  private final float[] body = neutral(model);

  @Test
  void aBodyIsTakenAsItIs() {
    FitTarget target = FitTarget.of("a.npy", body, model);
    assertArrayEquals(body, target.vertices());
    assertEquals(List.of(), target.findings());
  }

  @ParameterizedTest
  @CsvSource({
    "1000, millimetres, 0.001",
    "100, centimetres, 0.01",
    "10, decimetres, 0.1",
    "39.37, inches, 0.0254",
    "0.01, times as large, metres",
    "0, in one place, how it was made",
  })
  void anotherUnitIsRefusedWithTheFactorThatMendsIt(float factor, String unit, String remedy) {
    String line = refusal(scaled(factor));
    assertTrue(line.startsWith("'a.npy'"), line);
    assertTrue(line.contains(unit), line);
    assertTrue(line.contains(remedy), line);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2, -1", "0, 2, 1, 1", "1, 0, 2, 1"})
  void aMirrorImageIsRefused(int x, int y, int z, int sign) {
    String line = refusal(axes(x, y, z, sign));
    assertTrue(line.contains("mirror image"), line);
  }

  @Test
  void aTargetThatStandsAlongYIsTakenAndSaid() {
    // (x, y, z) → (x, z, −y)
    float[] turned = axes(0, 2, 1, 1);
    for (int i = 2; i < turned.length; i += 3) {
      turned[i] = -turned[i];
    }
    FitTarget target = FitTarget.of("a.npy", turned, model);
    assertEquals(List.of("target-y-up"), target.findings().stream().map(Finding::id).toList());
  }

  @Test
  void anotherNumberOfVerticesIsRefusedWithBothCounts() {
    String line = refusal(Arrays.copyOf(body, body.length - 3));
    assertTrue(line.contains("35 vertices"), line);
    assertTrue(line.contains("has 36"), line);
    assertTrue(refusal(new float[0]).contains("0 vertices"));
  }

  @Test
  void verticesOfTheWholeBaseMeshAreSelected() {
    float[] whole = new float[3 * 19_158];
    int[] baseVertices = model.topology().baseVertices();
    for (int i = 0; i < baseVertices.length; i++) {
      System.arraycopy(body, 3 * i, whole, 3 * baseVertices[i], 3);
    }
    assertArrayEquals(body, FitTarget.of("a.npy", whole, model).vertices());
  }

  @Test
  void aVertexThatIsNotFiniteIsNamed() {
    float[] bad = body.clone();
    bad[16] = Float.POSITIVE_INFINITY;
    assertTrue(refusal(bad).contains("vertex 5"), refusal(bad));
  }

  private String refusal(float[] vertices) {
    return assertThrows(UserInputException.class, () -> FitTarget.of("a.npy", vertices, model))
        .oneLine();
  }

  private float[] scaled(float factor) {
    float[] result = body.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= factor;
    }
    return result;
  }

  /** Takes axes x, y and z for the first, the second and, times the sign, the third. */
  private float[] axes(int x, int y, int z, int sign) {
    float[] result = new float[body.length];
    for (int i = 0; i < result.length; i += 3) {
      result[i] = body[i + x];
      result[i + 1] = body[i + y];
      result[i + 2] = sign * body[i + z];
    }
    return result;
  }

  static float[] neutral(BodyModel model) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(model.neutral(), Skinning.LBS, workspace, StageTrace.off());
    return workspace.vertices();
  }
}
