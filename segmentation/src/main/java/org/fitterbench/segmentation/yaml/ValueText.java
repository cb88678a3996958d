package org.fitterbench.segmentation.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.text.Lines;

/** Single values as YAML writes them. */
public final class ValueText {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final int LONGEST_SHOWN = 60;

  private ValueText() {}

  /** A value in one line: {@code fp32}, {@code 4.0}, {@code [256, 144]}, {@code null}. */
  public static String of(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(ValueText::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    // An exponent would be read back as a number only by some readers of YAML.
    return value.isDouble()
        ? new BigDecimal(Double.toString(value.doubleValue())).toPlainString()
        : value.asText();
  }

  /**
   * The value of a text that a person gave.
   *
   * @param place where, for a message
   * @throws UserInputException when the key may not be that
   */
  static JsonNode read(DocumentKey key, String text, String place) {
    try {
      JsonNode value = YAML.readTree(text);
      if (key.value().accepts(value)) {
        return value;
      }
    } catch (JacksonException _) {
      // What is no YAML is no value either, and said in the same words.
    }
    throw refused(key, quoted(text), place);
  }

  /** What a person wrote, between quotes, in one line and no more than fits into a message. */
  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** A text in one line, and no more of it than fits into a message. */
  static String shortened(String text) {
    String line = Lines.clean(text).strip();
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  static UserInputException refused(DocumentKey key, String given, String place) {
    return new UserInputException(
        place + ": " + key.path() + " is " + given, "give " + key.value().allowed());
  }
}
