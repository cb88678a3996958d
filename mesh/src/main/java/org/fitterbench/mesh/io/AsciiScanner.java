package org.fitterbench.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * Reads words of ASCII text line by line and knows the line for error messages. A backslash at the
 * end of a line continues it.
 */
final class AsciiScanner {
  private final MeshSource source;
  private final byte[] bytes;
  private int position;
  private int line;
  private int tokenStart;
  private int tokenEnd;

  AsciiScanner(MeshSource source, int start, int line) {
    this.source = source;
    this.bytes = source.bytes();
    this.position = start;
    this.line = line;
  }

  MeshSource source() {
    return source;
  }

  /** The line that the scanner is in, from 1. */
  int line() {
    return line;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= bytes.length;
  }

  /** Goes to the next word of the line. Returns false when the line has no more. */
  boolean nextToken() {
    while (position < bytes.length) {
      byte current = bytes[position];
      if (current == '\\' && continuationLength() > 0) {
        position += continuationLength();
        line++;
      } else if (current == '\n' || !isSpace(current)) {
        break;
      } else {
        position++;
      }
    }
    tokenStart = position;
    while (position < bytes.length
        && !isSpace(bytes[position])
        && !(bytes[position] == '\\' && continuationLength() > 0)) {
      position++;
    }
    tokenEnd = position;
    return tokenEnd > tokenStart;
  }

  /** Goes to the start of the next line. */
  void nextLine() {
    while (position < bytes.length && bytes[position] != '\n') {
      position++;
    }
    if (position < bytes.length) {
      position++;
      line++;
    }
  }

  /** Goes to the next word, over line ends. Returns false at the end of the text. */
  boolean nextTokenOfAnyLine() {
    while (!nextToken()) {
      if (atEnd()) {
        return false;
      }
      nextLine();
    }
    return true;
  }

  String token() {
    return new String(bytes, tokenStart, tokenEnd - tokenStart, StandardCharsets.ISO_8859_1);
  }

  boolean tokenIs(String word) {
    if (tokenEnd - tokenStart != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[tokenStart + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What follows the word in its line, without the spaces around it: a name that may hold spaces.
   */
  String restOfLine() {
    int end = tokenEnd;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return new String(bytes, tokenEnd, end - tokenEnd, StandardCharsets.UTF_8).strip();
  }

  int tokenStart() {
    return tokenStart;
  }

  int tokenEnd() {
    return tokenEnd;
  }

  /** The word as a finite number. */
  float tokenAsFloat() {
    String text = token();
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException notANumber) {
      throw damaged("'" + printable(text) + "' is not a number");
    }
    if (!Float.isFinite(value)) {
      throw damaged("'" + text + "' is not a finite number");
    }
    // Java reads suffixes f and d and hexadecimal floats, which these formats do not have.
    char last = text.charAt(text.length() - 1);
    if ((last != '.' && (last < '0' || last > '9')) || text.indexOf('x') >= 0) {
      throw damaged("'" + text + "' is not a number");
    }
    return value;
  }

  /** A part of the word as a decimal integer. */
  int integer(int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int first = negative || (start < end && bytes[start] == '+') ? start + 1 : start;
    long value = 0;
    for (int i = first; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw notAnInteger(start, end);
      }
      value = value * 10 + digit;
      if (value > Integer.MAX_VALUE) {
        throw notAnInteger(start, end);
      }
    }
    if (first >= end) {
      throw notAnInteger(start, end);
    }
    return (int) (negative ? -value : value);
  }

  RuntimeException damaged(String what) {
    return source.damaged("line " + line + ": " + what);
  }

  private RuntimeException notAnInteger(int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    return damaged("'" + printable(text) + "' is not an index");
  }

  /** Text from a damaged file, short and without control characters. */
  static String printable(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > 32 ? clean.substring(0, 32) + "…" : clean;
  }

  private int continuationLength() {
    if (position + 1 < bytes.length && bytes[position + 1] == '\n') {
      return 2;
    }
    boolean carriageReturn =
        position + 2 < bytes.length && bytes[position + 1] == '\r' && bytes[position + 2] == '\n';
    return carriageReturn ? 3 : 0;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r' || value == '\f';
  }
}
