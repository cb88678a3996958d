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
import org.fitterbench.fitter.description.BodyDescriptionJson;
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

  /** The parameters of a case, read as a body file just as it stands. */
  BodyParameters parameters(String name) {
    try {
      Path file = Files.createTempFile(name, ".json");
      try {
        Files.writeString(file, input(name).toString());
        return BodyDescriptionJson.read(file).parameters(model);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number <= 8; number++) {
      names.add("case0" + number);
    }
    return names;
  }
}
