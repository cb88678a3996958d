package org.fitterbench.core.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.jspecify.annotations.Nullable;

/**
 * Records of our own as JSON. Writing is deterministic: two spaces a level, line feeds, every
 * field. Reading is strict about types, nulls and repeated keys, ignores fields that it does not
 * know, and takes a missing field for null only where null is allowed. A closed set is a word in
 * kebab case.
 */
public final class RecordJson {
  private static final JsonMapper MAPPER = RecordMapper.create();

  private RecordJson() {}

  /** The record as JSON text that ends in a line break. */
  public static String format(Object record) {
    try {
      return MAPPER.writeValueAsString(record) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A checked record is always writable", impossible);
    }
  }

  /**
   * The text of a file.
   *
   * @throws UserInputException when it cannot be read or is not UTF-8
   */
  public static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException binary) {
      throw new UserInputException(
          "'" + file + "' is not text in UTF-8", "give a JSON file", binary);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /**
   * Reads a JSON document.
   *
   * @param source where it comes from, for messages
   * @throws UserInputException when the text is empty, cut off or not JSON, naming the place
   */
  public static JsonNode tree(String json, String source) {
    if (json.isBlank()) {
      throw new UserInputException("'" + source + "' is empty", "write it again");
    }
    try {
      return MAPPER.readTree(json);
    } catch (JsonEOFException cut) {
      throw new UserInputException(
          "'" + source + "' stops in the middle, at " + place(cut.getLocation()),
          "the file is truncated: copy or write it again",
          cut);
    } catch (JsonProcessingException broken) {
      throw new UserInputException(
          "'%s' is not JSON, at %s: %s"
              .formatted(
                  source, place(broken.getLocation()), firstLine(broken.getOriginalMessage())),
          "check that it is the right file",
          broken);
    }
  }

  /**
   * A document as a record.
   *
   * @param kind what it should be, for messages, for example {@code run record}
   * @throws UserInputException when a field is wrong, naming the source and the place in it
   */
  public static <T> T convert(JsonNode document, Class<T> type, String source, String kind) {
    try {
      return MAPPER.treeToValue(document, type);
    } catch (JsonProcessingException wrong) {
      throw new UserInputException(
          "'%s' is not a valid %s at %s: %s".formatted(source, kind, path(wrong), complaint(wrong)),
          "mend that field or write the file again",
          wrong);
    }
  }

  private static String place(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** Where in the document, for example {@code results[3].summary.mean}. */
  private static String path(JsonProcessingException failure) {
    if (!(failure instanceof JsonMappingException mapping)) {
      return "the top";
    }
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "the top" : path.toString();
  }

  private static String complaint(JsonProcessingException failure) {
    // A record's own check is the clearest message; Jackson wraps it.
    return switch (failure.getCause()) {
      case IllegalArgumentException own -> firstLine(own.getMessage());
      case null -> firstLine(failure.getOriginalMessage());
      case Throwable _ -> firstLine(failure.getOriginalMessage());
    };
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
