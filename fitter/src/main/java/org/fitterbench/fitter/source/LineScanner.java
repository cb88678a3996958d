package org.fitterbench.fitter.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.fitterbench.core.failure.UserInputException;

/**
 * Walks over a text of white-space separated words, line by line, without making a string of each.
 * Empty lines and lines that begin with {@code #} are passed over.
 */
final class LineScanner {
  private final String file;
  private final byte[] text;
  private int lineNumber;
  private int nextLineStart;
  private int position;
  private int lineEnd;

  /**
   * @param file what messages call the text
   * @param text the text, ASCII
   */
  LineScanner(String file, byte[] text) {
    this.file = file;
    this.text = text;
  }

  /** Moves to the next line that has a word. Returns whether there is one. */
  boolean nextLine() {
    while (nextLineStart < text.length) {
      position = nextLineStart;
      lineEnd = position;
      while (lineEnd < text.length && text[lineEnd] != '\n') {
        lineEnd++;
      }
      nextLineStart = lineEnd + 1;
      lineNumber++;
      if (hasWord() && text[position] != '#') {
        return true;
      }
    }
    return false;
  }

  /** Whether the line has another word; moves to its start. */
  boolean hasWord() {
    while (position < lineEnd && text[position] <= ' ' && text[position] >= 0) {
      position++;
    }
    return position < lineEnd;
  }

  /** The next word of the line. */
  String word(String meaning) {
    if (!hasWord()) {
      throw bad(meaning + " is missing");
    }
    int start = position;
    int end = wordEnd();
    position = end;
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  /** The next word as a whole number from 0 to {@code limit} − 1. */
  int index(String meaning, int limit) {
    if (!hasWord()) {
      throw bad(meaning + " is missing");
    }
    int start = position;
    int end = wordEnd();
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
        throw bad(meaning + " '" + word(meaning) + "' is not a vertex number");
      }
      value = value * 10 + digit;
    }
    if (value >= limit) {
      throw bad(meaning + " " + value + " is outside 0.." + (limit - 1));
    }
    position = end;
    return (int) value;
  }

  /** The next word as a finite number. */
  double number(String meaning) {
    String word = word(meaning);
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(meaning + " '" + word + "' is not a number");
    }
    throw bad(meaning + " '" + word + "' is not finite");
  }

  /** The next word as a multiple of 0.001 that 16 bits hold, in thousandths. */
  short thousandths(String meaning) {
    if (!hasWord()) {
      throw bad(meaning + " is missing");
    }
    int i = position;
    int end = wordEnd();
    boolean negative = text[i] == '-';
    if (negative || text[i] == '+') {
      i++;
    }
    int value = 0;
    int decimals = -1;
    int digits = 0;
    for (; i < end; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9 && decimals < 3 && digits < 8) {
        value = value * 10 + digit;
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (text[i] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return unusualThousandths(meaning);
      }
    }
    for (int d = Math.max(decimals, 0); d < 3; d++) {
      value *= 10;
    }
    value = negative ? -value : value;
    if (digits == 0 || value != (short) value) {
      return unusualThousandths(meaning);
    }
    position = end;
    return (short) value;
  }

  /**
   * Reads what the quick path does not: exponents, more digits; says what is wrong with the rest.
   */
  private short unusualThousandths(String meaning) {
    String word = word(meaning);
    BigDecimal value;
    try {
      value = new BigDecimal(word).scaleByPowerOfTen(3);
    } catch (NumberFormatException e) {
      throw bad(meaning + " '" + word + "' is not a number");
    }
    // The range first: the digits of 1e999999999 would fill the memory.
    if (value.abs().compareTo(BigDecimal.valueOf(Short.MAX_VALUE)) > 0) {
      throw bad(meaning + " " + word + " is beyond 32.767 dm");
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw bad(meaning + " " + word + " is not a multiple of 0.001 dm");
    }
    return value.shortValue();
  }

  /** Refuses a line that has more words than it should. */
  void endOfLine() {
    if (hasWord()) {
      throw bad("unexpected '" + word("word") + "' at the end of the line");
    }
  }

  /** What to throw about the current line. */
  UserInputException bad(String problem) {
    return new UserInputException(
        file + ", line " + lineNumber + ": " + problem,
        "the file is damaged or of another format: install the body data again");
  }

  private int wordEnd() {
    int end = position;
    while (end < lineEnd && (text[end] > ' ' || text[end] < 0)) {
      end++;
    }
    return end;
  }
}
