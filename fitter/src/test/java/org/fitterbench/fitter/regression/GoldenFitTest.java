package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.description.BodyDescriptionJson;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.fitterbench.mesh.io.MeshFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fit against what the reference implementation reached on the same targets. */
final class GoldenFitTest {
  /**
   * The reference holds poses in single precision and lets rotations drift, which grows from one
   * iteration to the next; ours stay rotations.
   */
  private static final double EARLY_TOLERANCE = 0.02;

  private static final double LATE_TOLERANCE = 0.15;

  private static Path golden;
  private static BodyModel model;

  @BeforeAll
  static void load() {
    golden = SharedData.annyGolden();
    model = BodyModel.create(Mpfb2Reader.read(SharedData.mpfb2()), BodyModelOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"case01", "case02", "case03", "case04"})
  void theErrorAfterEachIterationIsThatOfTheReference(String name) throws IOException {
    JsonNode reference = reference(name);
    FitResult result = fit(name, 5);
    for (int iteration : new int[] {1, 2, 3, 5}) {
      double expected = reference.path(String.valueOf(iteration)).asDouble();
      double tolerance = iteration <= 3 ? EARLY_TOLERANCE : LATE_TOLERANCE;
      assertEquals(
          expected,
          result.iterations().get(iteration - 1).meanMm(),
          tolerance * expected,
          "iteration " + iteration);
    }
    assertEquals(Phenotype.DEFAULT, result.body().phenotype(Phenotype.ASIAN));
  }

  @Test
  void twentyIterationsStayFiniteAndTheBestOneIsKept() {
    FitResult result = fit("case03", 20);
    assertEquals(20, result.iterations().size());
    double least =
        result.iterations().stream().mapToDouble(VertexError::meanMm).min().orElseThrow();
    assertEquals(least, result.error().meanMm());
    assertTrue(result.bestIteration() < 20);
    assertEquals(List.of("diverging"), result.findings().stream().map(Finding::id).toList());
    assertEquals(result.error(), VertexError.between(result.vertices(), target("case03")));
  }

  @Test
  void theSavedBodyIsTheFittedOneToTheLastBit(@TempDir Path folder) throws IOException {
    FitResult result = fit("case01", 2);
    Path file =
        Files.writeString(folder.resolve("fitted.json"), FittedBodyJson.text(result, model));
    BodyParameters body = BodyDescriptionJson.read(file).parameters(model);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    assertArrayEquals(result.vertices(), workspace.vertices());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void everyGoldenBodyPassesForATarget(int number) {
    String name = "case0" + number;
    assertEquals(List.of(), FitTarget.of(name, target(name), model).findings());
  }

  @Test
  void verticesInAnotherOrderAreRefused() {
    float[] body = target("case01");
    List<Integer> order = new ArrayList<>(IntStream.range(0, model.vertexCount()).boxed().toList());
    Collections.shuffle(order, new Random(2));
    float[] shuffled = new float[body.length];
    for (int i = 0; i < order.size(); i++) {
      System.arraycopy(body, 3 * order.get(i), shuffled, 3 * i, 3);
    }
    UserInputException refusal =
        assertThrows(UserInputException.class, () -> FitTarget.of("shuffled.obj", shuffled, model));
    assertTrue(refusal.oneLine().contains("order"), refusal.oneLine());
  }

  @Test
  void everyPhenotypeCanBeSolvedFor() {
    FitOptions options =
        FitOptions.reference().withIterations(1).withPhenotypes(List.of(Phenotype.values()));
    FitResult result =
        new BodyFitPipeline(model, options)
            .fit(FitTarget.of("case07", target("case07"), model), StageTrace.off());
    for (Phenotype phenotype : Phenotype.values()) {
      assertTrue(result.body().phenotype(phenotype) != Phenotype.DEFAULT, phenotype.label());
    }
  }

  @Test
  void theNeutralBodyIsFoundAtOnce() {
    FitResult result = fit("case00", 1);
    assertTrue(result.error().maxMm() < 5, result.error().toString());
  }

  @Test
  void theStagesAreThoseOfTheAlgorithm() {
    RecordingTrace trace = StageTrace.recording();
    new BodyFitPipeline(model, FitOptions.reference().withIterations(2))
        .fit(FitTarget.of("case02", target("case02"), model), trace);
    assertEquals(
        List.of(
            "start",
            "pose-estimation",
            "jacobian",
            "linear-solve",
            "update",
            "global-alignment",
            "error"),
        trace.report().stages().stream().map(StageTimes::name).toList());
    StageTimes pose = trace.report().find("pose-estimation").orElseThrow();
    assertEquals(2, pose.count());
    assertEquals(
        List.of("partition", "joint-positions", "rigid-registration", "conversion"),
        pose.children().stream().map(StageTimes::name).toList());
    assertEquals(2, trace.report().find("jacobian", "age").orElseThrow().count());
  }

  private static FitResult fit(String name, int iterations) {
    return new BodyFitPipeline(model, FitOptions.reference().withIterations(iterations))
        .fit(FitTarget.of(name, target(name), model), StageTrace.off());
  }

  private static float[] target(String name) {
    return MeshFormat.NPY.read(golden.resolve(name).resolve("vertices.npy")).positions();
  }

  private static JsonNode reference(String name) throws IOException {
    JsonNode cases =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .readTree(Files.readString(golden.resolve("cases.json")));
    for (JsonNode fit : cases.path("fits")) {
      if (fit.path("target").asText().equals(name)) {
        return fit.path("reference_pve_mm_by_iterations");
      }
    }
    throw new AssertionError("no fit of " + name);
  }
}
