package org.fitterbench.fitter.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a {@link BodyDescription}: an object with the fields {@code phenotypes}, {@code
 * local_changes}, {@code pose_rotvec_rad}, {@code root_rotvec_rad}, {@code root_translation_m} and
 * {@code pose_parameterization}, all optional. Other fields may stand beside them, unless their
 * name looks like a slip of the pen.
 */
public final class BodyDescriptionJson {
  private static final String PHENOTYPES = "phenotypes";
  private static final String LOCAL_CHANGES = "local_changes";
  private static final String POSE = "pose_rotvec_rad";
  private static final String ROOT_ROTATION = "root_rotvec_rad";
  private static final String ROOT_TRANSLATION = "root_translation_m";
  private static final String PARAMETERISATION = "pose_parameterization";
  private static final List<String> FIELDS =
      List.of(PHENOTYPES, LOCAL_CHANGES, POSE, ROOT_ROTATION, ROOT_TRANSLATION, PARAMETERISATION);

  /** An unknown field at most this many edits from a known one is taken for it, misspelt. */
  private static final int MISSPELT = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;

  private BodyDescriptionJson(Path file) {
    this.file = file;
  }

  /**
   * Reads a body file.
   *
   * @throws UserInputException when it cannot be read or holds no body; the message names the file,
   *     the field and what is wrong with it
   */
  public static BodyDescription read(Path file) {
    try {
      return new BodyDescriptionJson(file).body(MAPPER.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException failure) {
      int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
      throw new UserInputException(
          file + ", line " + line + ": not valid JSON: " + firstLine(failure.getOriginalMessage()),
          "write a JSON object as 'fitter-bench fit --out' does",
          failure);
    } catch (NoSuchFileException failure) {
      throw new UserInputException(
          "there is no file " + file, "name a body file with --body", failure);
    } catch (IOException failure) {
      throw new UserInputException(
          "cannot read " + file + ": " + failure.getMessage(),
          "name a readable body file with --body",
          failure);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The JSON object of a body, to which a caller may add fields of its own. */
  public static ObjectNode write(BodyDescription body) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode phenotypes = root.putObject(PHENOTYPES);
    body.phenotypes().forEach((phenotype, value) -> phenotypes.put(phenotype.label(), value));
    ObjectNode localChanges = root.putObject(LOCAL_CHANGES);
    body.localChanges().forEach(localChanges::put);
    ObjectNode pose = root.putObject(POSE);
    body.pose().forEach((bone, rotation) -> add(pose.putArray(bone), rotation));
    add(root.putArray(ROOT_ROTATION), body.rootRotation());
    add(root.putArray(ROOT_TRANSLATION), body.rootTranslation());
    root.put(PARAMETERISATION, body.parameterisation().label());
    return root;
  }

  private static void add(ArrayNode array, Vector3 vector) {
    array.add(vector.x()).add(vector.y()).add(vector.z());
  }

  private BodyDescription body(JsonNode root) {
    if (!root.isObject()) {
      throw bad("is no JSON object", "write an object with fields such as " + PHENOTYPES);
    }
    checkFields(root);
    return new BodyDescription(
        phenotypes(object(root, PHENOTYPES)),
        numbers(object(root, LOCAL_CHANGES)),
        rotations(object(root, POSE)),
        vector(ROOT_ROTATION, root.get(ROOT_ROTATION)),
        vector(ROOT_TRANSLATION, root.get(ROOT_TRANSLATION)),
        parameterisation(root.get(PARAMETERISATION)));
  }

  private void checkFields(JsonNode root) {
    List<String> names = root.properties().stream().map(Map.Entry::getKey).toList();
    for (String name : names) {
      String nearest = EditDistance.nearest(name.toLowerCase(Locale.ROOT), FIELDS).orElseThrow();
      if (!FIELDS.contains(name) && EditDistance.between(name, nearest) <= MISSPELT) {
        throw bad("has an unknown field '" + name + "'", "did you mean '" + nearest + "'?");
      }
    }
    if (!names.isEmpty() && names.stream().noneMatch(FIELDS::contains)) {
      throw bad(
          "has no field of a body, only " + String.join(", ", names.stream().limit(3).toList()),
          "write at least one of " + String.join(", ", FIELDS));
    }
  }

  private JsonNode object(JsonNode root, String field) {
    JsonNode value = root.get(field);
    if (value == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!value.isObject()) {
      throw bad("field '" + field + "' is no object", "write it as {\"name\": value, …}");
    }
    return value;
  }

  private Map<Phenotype, Double> phenotypes(JsonNode object) {
    List<String> labels = Stream.of(Phenotype.values()).map(Phenotype::label).toList();
    Map<Phenotype, Double> phenotypes = new EnumMap<>(Phenotype.class);
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String where = PHENOTYPES + "." + entry.getKey();
      Phenotype phenotype =
          Phenotype.byLabel(entry.getKey())
              .orElseThrow(() ->
                  bad(
                      "field '" + where + "': there is no such phenotype",
                      "the nearest name is '"
                          + EditDistance.nearest(entry.getKey(), labels).orElseThrow()
                          + "'"));
      double value = number(where, entry.getValue());
      if (phenotype.isRace() && value < 0) {
        throw bad("field '" + where + "' is negative: " + value, "a race is a share, 0 or more");
      }
      phenotypes.put(phenotype, value);
    }
    return phenotypes;
  }

  private Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      numbers.put(entry.getKey(), number(LOCAL_CHANGES + "." + entry.getKey(), entry.getValue()));
    }
    return numbers;
  }

  private Map<String, Vector3> rotations(JsonNode object) {
    Map<String, Vector3> rotations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      rotations.put(entry.getKey(), vector(POSE + "." + entry.getKey(), entry.getValue()));
    }
    return rotations;
  }

  private Vector3 vector(String where, @Nullable JsonNode value) {
    if (value == null) {
      return Vector3.ZERO;
    }
    if (!value.isArray() || value.size() != 3) {
      String found = value.isArray() ? value.size() + " numbers" : "no array";
      throw bad("field '" + where + "' has " + found, "write three numbers [x, y, z]");
    }
    return new Vector3(
        number(where, value.get(0)), number(where, value.get(1)), number(where, value.get(2)));
  }

  private double number(String where, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw bad("field '" + where + "' is no finite number: " + value, "write a number");
    }
    return value.doubleValue();
  }

  private PoseParameterisation parameterisation(@Nullable JsonNode value) {
    if (value == null) {
      return PoseParameterisation.ROOT_RELATIVE_WORLD;
    }
    for (PoseParameterisation parameterisation : PoseParameterisation.values()) {
      if (parameterisation != PoseParameterisation.ABSOLUTE
          && parameterisation.label().equals(value.asText())) {
        return parameterisation;
      }
    }
    throw bad(
        "field '" + PARAMETERISATION + "' is " + value,
        "write 'root_relative_world' or 'rest_relative'");
  }

  private UserInputException bad(String problem, String remedy) {
    return new UserInputException(file + " " + problem, remedy);
  }
}
