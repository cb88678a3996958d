package org.fitterbench.fitter.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.fitterbench.core.failure.UserInputException;

/** A JSON file of body data, with errors that name it. */
record JsonFile(String file, JsonNode root) {
  private static final ObjectMapper MAPPER = new JsonMapper();

  /**
   * @param file what messages call the file
   * @param bytes its bytes
   */
  static JsonFile read(String file, byte[] bytes) {
    try {
      return new JsonFile(file, MAPPER.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw new UserInputException(
          file
              + ", line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": not valid JSON: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          "the file is damaged: install the body data again",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can be read", e);
    }
  }

  /** A member that has to be there. */
  JsonNode member(JsonNode object, String name, String where) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw bad(where, "'" + name + "' is missing");
    }
    return value;
  }

  /** An element that has to be there. */
  JsonNode member(JsonNode array, int index, String where) {
    JsonNode value = array.get(index);
    if (value == null) {
      throw bad(where, "element " + index + " is missing");
    }
    return value;
  }

  /** A whole number from 0 to {@code limit} − 1. */
  int index(JsonNode node, int limit, String where) {
    if (!node.isInt() || node.intValue() < 0 || node.intValue() >= limit) {
      throw bad(where, node + " is not a number in 0.." + (limit - 1));
    }
    return node.intValue();
  }

  /** A finite number. */
  double number(JsonNode node, String where) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw bad(where, node + " is not a finite number");
    }
    return node.doubleValue();
  }

  /** What to throw about a place in the file. */
  UserInputException bad(String where, String problem) {
    return new UserInputException(
        file + ", " + where + ": " + problem,
        "the file is damaged or of another format: install the body data again");
  }
}
