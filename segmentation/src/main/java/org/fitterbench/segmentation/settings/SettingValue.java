package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What a setting may be. */
sealed interface SettingValue {
  /** Whether a value read from a file is one of these. */
  boolean accepts(JsonNode value);

  /** What is allowed, for a message: {@code a whole number from 1 to 256}. */
  String allowed();

  /** A whole number, both bounds included. */
  record Whole(int minimum, int maximum) implements SettingValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isIntegralNumber()
          && value.canConvertToInt()
          && value.intValue() >= minimum
          && value.intValue() <= maximum;
    }

    @Override
    public String allowed() {
      return "a whole number from " + minimum + " to " + maximum;
    }
  }

  /** A number, both bounds included. */
  record Decimal(double minimum, double maximum) implements SettingValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isNumber() && value.doubleValue() >= minimum && value.doubleValue() <= maximum;
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "a number from %s to %s", plain(minimum), plain(maximum));
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
  }

  /** True or false. */
  record Flag() implements SettingValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isBoolean();
    }

    @Override
    public String allowed() {
      return "true or false";
    }
  }

  /** One of some words. */
  record Word(List<String> words) implements SettingValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && words.contains(value.textValue());
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }
  }

  /** A width and a height. */
  record Size(int minimum, int maximum) implements SettingValue {
    @Override
    public boolean accepts(JsonNode value) {
      Whole side = new Whole(minimum, maximum);
      return value.isArray()
          && value.size() == 2
          && side.accepts(value.get(0))
          && side.accepts(value.get(1));
    }

    @Override
    public String allowed() {
      return "[width, height], each " + new Whole(minimum, maximum).allowed();
    }
  }

  /** Another value or null, which leaves the choice to the program. */
  record Unset(SettingValue value) implements SettingValue {
    @Override
    public boolean accepts(JsonNode given) {
      return given.isNull() || value.accepts(given);
    }

    @Override
    public String allowed() {
      return value.allowed() + ", or null";
    }
  }
}
