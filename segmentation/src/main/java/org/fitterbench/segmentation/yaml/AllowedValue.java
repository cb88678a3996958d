package org.fitterbench.segmentation.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the value of a key may be. */
public sealed interface AllowedValue {
  /** Whether a value read from a document is one of these. */
  boolean accepts(JsonNode value);

  /** What is allowed, for a message: {@code a whole number from 1 to 256}. */
  String allowed();

  /** A whole number, both bounds included. */
  record Whole(int minimum, int maximum) implements AllowedValue {
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
  record Decimal(double minimum, double maximum) implements AllowedValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isNumber() && value.doubleValue() >= minimum && value.doubleValue() <= maximum;
    }

    @Override
    public String allowed() {
      return "a number from " + plain(minimum) + " to " + plain(maximum);
    }

    private static String plain(double bound) {
      return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
  }

  /** True or false. */
  record Flag() implements AllowedValue {
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
  record Word(List<String> words) implements AllowedValue {
    public Word {
      words = List.copyOf(words);
    }

    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && words.contains(value.textValue());
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }
  }

  /** A name that the document's author chose. */
  record Name() implements AllowedValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isTextual() && !value.textValue().isEmpty();
    }

    @Override
    public String allowed() {
      return "a name";
    }
  }

  /**
   * A list of values of one kind.
   *
   * @param shape the list as a person writes it, for example {@code [width, height]}
   * @param count how many there are
   * @param item what each of them may be
   */
  record Several(String shape, int count, AllowedValue item) implements AllowedValue {
    @Override
    public boolean accepts(JsonNode value) {
      return value.isArray()
          && value.size() == count
          && StreamSupport.stream(value.spliterator(), false).allMatch(item::accepts);
    }

    @Override
    public String allowed() {
      return shape + ", each " + item.allowed();
    }
  }

  /** A value of one kind or another. */
  record Either(AllowedValue first, AllowedValue second) implements AllowedValue {
    @Override
    public boolean accepts(JsonNode value) {
      return first.accepts(value) || second.accepts(value);
    }

    @Override
    public String allowed() {
      return first.allowed() + " or " + second.allowed();
    }
  }

  /** Another value or null, which leaves the choice to the program. */
  record Unset(AllowedValue value) implements AllowedValue {
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
