package org.fitterbench.fitter.model;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.jspecify.annotations.Nullable;

/** The golden cases of the reference implementation, and our model of the same data. */
final class GoldenBody {
  private static @Nullable GoldenBody shared;

  private final Path folder;
  private final JsonNode cases;
  private final BodyModel model;

  private GoldenBody(Path folder, Path bodyData) {
    this.folder = folder;
    try {
      cases =
          JsonMapper.builder()
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .build()
              .readTree(Files.readString(folder.resolve("cases.json")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    model = BodyModel.create(Mpfb2Reader.read(bodyData), BodyModelOptions.defaults());
  }

  /** Loads them once for all tests; a test that asks where they are absent is skipped. */
  static synchronized GoldenBody load() {
    if (shared == null) {
      shared = new GoldenBody(SharedData.annyGolden(), SharedData.mpfb2());
    }
    return shared;
  }

  BodyModel model() {
    return model;
  }

  JsonNode meta() {
    return cases.path("meta");
  }

  /** A case of {@code cases.json} by name. */
  JsonNode input(String name) {
    for (JsonNode input : cases.path("cases")) {
      if (input.path("name").asText().equals(name)) {
        return input;
      }
    }
    throw new AssertionError("no case " + name);
  }

  /** The numbers of an array of the golden data. */
  double[] array(String file) {
    return Npy.read(folder.resolve(file));
  }

  BodyParameters parameters(String name) {
    JsonNode input = input(name);
    BodyParameters body = model.neutral();
    for (Map.Entry<String, JsonNode> entry : input.path("phenotypes").properties()) {
      body.setPhenotype(
          Phenotype.byLabel(entry.getKey()).orElseThrow(), entry.getValue().asDouble());
    }
    for (Map.Entry<String, JsonNode> entry : input.path("local_changes").properties()) {
      body.localChanges()[model.localChangeLabels().indexOf(entry.getKey())] =
          entry.getValue().asDouble();
    }
    for (Map.Entry<String, JsonNode> entry : input.path("pose_rotvec_rad").properties()) {
      int bone = model.skeleton().indexOf(entry.getKey());
      rotate(entry.getValue(), body.pose(), RigidTransforms.STRIDE * bone);
    }
    rotate(input.path("root_rotvec_rad"), body.pose(), 0);
    for (int axis = 0; axis < 3; axis++) {
      body.pose()[4 * axis + 3] = input.path("root_translation_m").get(axis).asDouble();
    }
    return body;
  }

  private static void rotate(JsonNode vector, double[] pose, int offset) {
    Rotations.fromVector(
        vector.get(0).asDouble(), vector.get(1).asDouble(), vector.get(2).asDouble(), pose, offset);
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number <= 8; number++) {
      names.add("case0" + number);
    }
    return names;
  }
}
