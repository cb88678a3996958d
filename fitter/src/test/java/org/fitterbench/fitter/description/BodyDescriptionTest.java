package org.fitterbench.fitter.description;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyDescriptionTest {
  @TempDir Path folder;

  private final BodyModel model = TubeBody.model();

  @Test
  void aBodyFileIsReadFieldByField() throws IOException {
    BodyDescription body =
        read(
            """
            {"phenotypes": {"age": 0.25, "asian": 1}, "local_changes": {"wide": -0.5},
             "pose_rotvec_rad": {"top": [0, 0, 0.5]}, "root_rotvec_rad": [0.1, 0, 0],
             "root_translation_m": [1, 2, 3], "pose_parameterization": "rest_relative"}
            """);
    assertEquals(Map.of(Phenotype.AGE, 0.25, Phenotype.ASIAN, 1.0), body.phenotypes());
    assertEquals(Map.of("wide", -0.5), body.localChanges());
    assertEquals(Map.of("top", new Vector3(0, 0, 0.5)), body.pose());
    assertEquals(new Vector3(0.1, 0, 0), body.rootRotation());
    assertEquals(new Vector3(1, 2, 3), body.rootTranslation());
    assertEquals(PoseParameterisation.REST_RELATIVE, body.parameterisation());
  }

  @Test
  void anEmptyObjectIsTheNeutralBody() throws IOException {
    assertEquals(BodyDescription.NEUTRAL, read("{}"));
    BodyParameters neutral = BodyDescription.NEUTRAL.parameters(model);
    assertArrayEquals(model.neutral().phenotypes(), neutral.phenotypes());
    assertArrayEquals(model.neutral().pose(), neutral.pose());
  }

  @Test
  void otherFieldsMayStandBesideThoseOfTheBody() throws IOException {
    BodyDescription body =
        read(
            """
            {"name": "case00", "config": "default", "phenotypes": {"age": 0.5},
             "jacobian": {"columns": ["age"]}, "iterations": [{"mean_error_mm": 3}],
             "mean_error_mm": 3, "max_error_mm": 4, "p95_error_mm": 5, "made_by": "someone"}
            """);
    assertEquals(Map.of(Phenotype.AGE, 0.5), body.phenotypes());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    BodyParameters body =
        read("""
        {"phenotypes": {"gender": 0.3}, "local_changes": {"wide": 0.7},
         "pose_rotvec_rad": {"middle": [0.1, -0.2, 0.3]},
         "root_rotvec_rad": [1, 2, -1], "root_translation_m": [0.1, 0.2, 0.3]}
        """)
            .parameters(model);
    BodyDescription described = BodyDescription.of(model, body);
    BodyDescription again = read(BodyDescriptionJson.write(described).toString());
    assertEquals(described, again);
    assertArrayEquals(body.phenotypes(), again.parameters(model).phenotypes());
    assertArrayEquals(body.localChanges(), again.parameters(model).localChanges());
    assertArrayEquals(body.pose(), again.parameters(model).pose(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"phenotypes\": {\"gendre\": 1}} | phenotypes.gendre | 'gender'",
        "{\"phenotypes\": {\"age\": \"old\"}} | phenotypes.age | write a number",
        "{\"phenotypes\": {\"age\": null}} | phenotypes.age | write a number",
        "{\"phenotypes\": {\"age\": 1e999}} | phenotypes.age | write a number",
        "{\"phenotypes\": {\"asian\": -1}} | phenotypes.asian | share",
        "{\"phenotypes\": [1]} | 'phenotypes' is no object | name",
        "{\"phenotypes\": {\"age\": NaN}} | line 1: not valid JSON | object",
        "{\"phenotypes\": {\"age\": 1, \"age\": 0}} | Duplicate | object",
        "{\"phenotype\": {\"age\": 1}} | unknown field 'phenotype' | 'phenotypes'",
        "{\"cases\": []} | has no field of a body, only cases | phenotypes",
        "[] | no JSON object | phenotypes",
        "{\"local_changes\": {\"wide\": true}} | local_changes.wide | write a number",
        "{\"pose_rotvec_rad\": {\"top\": [1, 2]}} | pose_rotvec_rad.top' has 2 numbers | three",
        "{\"pose_rotvec_rad\": {\"top\": 3}} | pose_rotvec_rad.top' has no array | three",
        "{\"root_rotvec_rad\": [1, 2, \"x\"]} | root_rotvec_rad | write a number",
        "{\"root_translation_m\": [1, 2, 3, 4]} | root_translation_m' has 4 numbers | three",
        "{\"pose_parameterization\": \"absolute\"} | absolute | rest_relative",
        "{\"phenotypes\": | line 1: not valid JSON | object",
      })
  void aWrongFieldIsRefusedWithItsNameAndTheRemedy(String text, String problem, String remedy) {
    UserInputException failure = assertThrows(UserInputException.class, () -> read(text));
    assertTrue(failure.oneLine().contains("body.json"), failure::oneLine);
    assertTrue(failure.oneLine().contains(problem), failure::oneLine);
    assertTrue(failure.oneLine().contains(remedy), failure::oneLine);
    assertEquals(1, failure.oneLine().lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"pose_rotvec_rad\": {\"midle\": [0, 0, 0]}} | no bone 'midle' | 'middle'",
        "{\"local_changes\": {\"wid\": 1}} | no local change 'wid' | 'wide'",
        "{\"pose_rotvec_rad\": {\"root\": [0, 0, 0]}} | root bone 'root' | root_rotvec_rad",
      })
  void aNameThatTheModelLacksIsRefusedWithTheNearest(String text, String problem, String remedy)
      throws IOException {
    BodyDescription body = read(text);
    UserInputException failure =
        assertThrows(UserInputException.class, () -> body.parameters(model));
    assertTrue(failure.oneLine().contains(problem), failure::oneLine);
    assertTrue(failure.oneLine().contains(remedy), failure::oneLine);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> BodyDescriptionJson.read(folder.resolve("missing.json")));
    assertTrue(failure.oneLine().contains("missing.json"));
    assertThrows(UserInputException.class, () -> BodyDescriptionJson.read(folder));
  }

  private BodyDescription read(String text) throws IOException {
    Path file = folder.resolve("body.json");
    Files.writeString(file, text);
    return BodyDescriptionJson.read(file);
  }
}
