package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.ShapeTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the readers of targets, meshes and rigs accept and what they refuse. */
final class BodyTextTest {
  private static final BaseMesh MESH =
      BaseMeshText.read("base.obj", bytes(SmallMpfb2Folder.BASE_MESH));

  @Test
  void aTargetLeavesOutWhatDoesNotMoveAndOrdersTheRest() {
    ShapeTarget target =
        TargetText.read(
            "t", "t", bytes("5 32.767 -32.767 +.5\r\n3 0 0.000 -0\n\n1 1e-3 2E0 7\n"), 8);
    assertArrayEquals(new char[] {1, 5}, target.vertices());
    assertArrayEquals(new short[] {1, 2000, 7000, 32767, -32767, 500}, target.offsets());
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 0.0005, offset z 0.0005 is not a multiple of 0.001 dm",
    "0 0 0 33, offset z 33 is beyond 32.767 dm",
    "0 0 0 1e300000000, is beyond 32.767 dm",
    "0 0 0 1e-300000000, is not a multiple of 0.001 dm",
    "0 0 0 x, offset z 'x' is not a number",
    "0 0 0 -, offset z '-' is not a number",
    "0 1.2.3 0 0, offset x '1.2.3' is not a number",
    "8 0 0 0, vertex 8 is outside 0..7",
    "99999999999 0 0 0, vertex '99999999999' is not a vertex number",
    "-1 0 0 0, vertex '-1' is not a vertex number",
    "0 0 0, offset z is missing",
    "0 0 0 0 0, unexpected '0' at the end of the line",
    "1 0 0 0, vertex 1 appears twice"
  })
  void aBadTargetLineIsRefused(String line, String problem) {
    String message =
        refusal(() -> TargetText.read("t", "t", bytes("# c\n1 0 0 .1\n" + line + "\n"), 8));
    assertTrue(message.startsWith("t, line 3: ") && message.contains(problem), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f 1/1 2/2 3/3 9/4  | line 18: vertex 9 is outside 1..8",
        "f 1/1 2/2 3/3 4/5  | line 18: texture coordinate 5 is outside 1..4",
        "f 1/1 2/2 3/3      | line 18: corner 4 of a quad is missing",
        "f 1/1 2/2 3/3 4/4 5/5 | line 18: unexpected '5/5' at the end of the line",
        "f 1 2 3 4          | line 18: corner '1' has no texture coordinate",
        "f 1/1 2/2 3/3 -1/1 | line 18: vertex -1 is outside 1..8",
        "v 0 no 0           | line 18: coordinate 'no' is not a number",
        "v 0 1e999 0        | line 18: coordinate '1e999' is not finite",
        "vt 0               | line 18: texture coordinate is missing"
      })
  void aBadMeshLineIsRefused(String line, String problem) {
    byte[] text = bytes(SmallMpfb2Folder.BASE_MESH + line + "\n");
    assertTrue(refusal(() -> BaseMeshText.read("m", text)).startsWith("m, " + problem));
  }

  @Test
  void aMeshWithoutFacesIsRefused() {
    assertTrue(
        refusal(() -> BaseMeshText.read("m", bytes("v 0 0 0\n"))).contains("without a face"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"vertex_index\": 1 | \"vertex_index\": 8 | bone 'top', head: 8 is not a number in 0..7",
        "\"vertex_index\": 1 | \"vertex_index\": 0.5 | bone 'top', head: 0.5 is not a number",
        "[0, 2]             | []                  | bone 'child', head: 'vertex_indices' is empty",
        "VERTEX             | NEAREST             | the strategy 'NEAREST' is none of",
        "\"parent\": \"top\" | \"parent\": \"up\"  | the parent 'up' of bone 'child' is absent",
        "\"parent\": \"\"    | \"parent\": \"child\" | is its own ancestor",
        "joint-a            | joint-b             | the base mesh has no group 'joint-b'",
        "\"roll\": 0.5      | \"role\": 0.5       | bone 'child': 'roll' is missing",
        "\"child\":         | \"child\"           | not valid JSON"
      })
  void aBadRigIsRefused(String part, String replacement, String problem) {
    String text = SmallMpfb2Folder.RIG.replace(part, replacement);
    String message = refusal(() -> readRig(text, SmallMpfb2Folder.WEIGHTS));
    assertTrue(message.startsWith("rig, ") && message.contains(problem), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | 'weights' is missing",
        "{\"weights\": {\"no\": []}}       | bone 'no' is not in the rig",
        "{\"weights\": {\"top\": [[0]]}}   | bone 'top': [0] is not a vertex and its weight",
        "{\"weights\": {\"top\": [[8,1]]}} | bone 'top': 8 is not a number in 0..7",
        "{\"weights\": {\"top\": [[0,-1]]}} | bone 'top': the weight -1.0 is negative"
      })
  void badWeightsAreRefused(String weights, String problem) {
    String message = refusal(() -> readRig(SmallMpfb2Folder.RIG, weights));
    assertTrue(message.startsWith("weights, ") && message.contains(problem), message);
  }

  @Test
  void aLocalChangeWithOneTargetOnlyIsRefused() {
    String text = SmallMpfb2Folder.LOCAL_CHANGES.replace("r-thin", "");
    JsonFile json = JsonFile.read("j", bytes(text));
    assertEquals(
        "j, 'arms': 'r-fat' has no opposite; the file is damaged or of another format:"
            + " install the body data again",
        refusal(() -> LocalChangeJson.read(json)));
  }

  private static void readRig(String rig, String weights) {
    RigJson.read(
        "r", JsonFile.read("rig", bytes(rig)), JsonFile.read("weights", bytes(weights)), MESH);
  }

  private static String refusal(Executable reading) {
    return assertThrows(UserInputException.class, reading).oneLine();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
