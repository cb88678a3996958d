package org.fitterbench.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.core.failure.UserInputException;

/** A length of time as a person writes it. */
final class LengthOfTime {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|min)?");

  private LengthOfTime() {}

  /**
   * The length that a text says, for example 500ms, 2s or 1m; seconds without a unit.
   *
   * @param option where it was given, for a message
   * @throws UserInputException when it is none, or less than a millisecond
   */
  static Duration parse(String option, String text) {
    Matcher matcher = TIME.matcher(text.strip());
    String remedy = "give for example 500ms, 2s or 1m";
    if (!matcher.matches()) {
      throw new UserInputException(option + " '" + text + "' is no length of time", remedy);
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    double millisInUnit =
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1000;
          default -> 60_000;
        };
    long millis = Math.round(Double.parseDouble(matcher.group(1)) * millisInUnit);
    if (millis < 1) {
      throw new UserInputException(option + " '" + text + "' is less than a millisecond", remedy);
    }
    return Duration.ofMillis(millis);
  }
}
