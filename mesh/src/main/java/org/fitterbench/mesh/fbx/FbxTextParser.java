package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the nodes of an FBX file of text: {@code Name: value, value { children }}, where an array
 * is {@code *count { a: number, number }}. The tree is that of a binary file, also in how names of
 * objects are joined with their classes.
 */
final class FbxTextParser {
  /** How text joins what binary files join as {@code name NUL SOH class}. */
  private static final Pattern OBJECT_NAME = Pattern.compile("(\\w+)::(.*)", Pattern.DOTALL);

  private static final String PICTURE = "Content";

  private final FbxSource source;
  private final byte[] bytes;
  private int at;

  FbxTextParser(FbxSource source) {
    this.source = source;
    this.bytes = source.bytes();
  }

  FbxDocument parse() {
    List<FbxNode> nodes = nodes(0);
    if (at < bytes.length) {
      throw source.damaged(at, "a '}' that closes nothing");
    }
    FbxNode root = new FbxNode("", 0, List.of(), nodes);
    long version =
        root.child("FBXHeaderExtension")
            .flatMap(header -> header.child("FBXVersion"))
            .map(node -> node.whole(0).orElse(0))
            .orElseThrow(() -> source.damaged(0, "its header has no FBXVersion"));
    source.requireVersion(version);
    return new FbxDocument((int) version, root);
  }

  /** Reads nodes up to a closing brace or the end of the file. */
  private List<FbxNode> nodes(int depth) {
    if (depth == FbxDocument.DEEPEST_NODE) {
      throw source.damaged(
          at, "nodes are nested more than %d deep".formatted(FbxDocument.DEEPEST_NODE));
    }
    List<FbxNode> nodes = new ArrayList<>();
    skip(true);
    while (at < bytes.length && bytes[at] != '}') {
      nodes.add(node(depth));
      skip(true);
    }
    return nodes;
  }

  private FbxNode node(int depth) {
    int start = at;
    source.countObjects(start, 1);
    String name = word();
    if (name.isEmpty() || !take(':')) {
      throw source.damaged(start, "a node without a name and a colon");
    }
    List<FbxValue> values = new ArrayList<>();
    skip(false);
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '{' && bytes[at] != '}') {
      source.countObjects(at, 1);
      if (bytes[at] == '*') {
        values.add(new FbxValue.Numbers(array()));
      } else {
        values.add(value());
      }
      skip(false);
      if (!take(',')) {
        break;
      }
      skip(true);
    }
    skip(false);
    List<FbxNode> children = List.of();
    if (take('{')) {
      children = nodes(depth + 1);
      if (!take('}')) {
        throw source.damaged(start, "truncated: the node '%s' is not closed".formatted(name));
      }
    }
    return new FbxNode(
        name, start, name.equals(PICTURE) ? picture(start, values) : values, children);
  }

  /** A picture file is written in base 64, behind a value that is left out. */
  private List<FbxValue> picture(int start, List<FbxValue> values) {
    StringBuilder digits = new StringBuilder();
    for (FbxValue value : values) {
      digits.append(value instanceof FbxValue.Text(String text) ? text : "");
    }
    try {
      byte[] file = Base64.getMimeDecoder().decode(digits.toString());
      return List.of(new FbxValue.Raw(ByteBuffer.wrap(file)));
    } catch (IllegalArgumentException notBase64) {
      throw source.damaged(start, "a picture is not in base 64");
    }
  }

  private FbxValue value() {
    int start = at;
    if (take('"')) {
      int end = at;
      while (end < bytes.length && bytes[end] != '"') {
        end++;
      }
      if (end == bytes.length) {
        throw source.damaged(start, "truncated: a string is not closed");
      }
      String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
      at = end + 1;
      Matcher objectName = OBJECT_NAME.matcher(text.replace("&quot;", "\""));
      return new FbxValue.Text(
          objectName.matches()
              ? objectName.group(2) + "\0\u0001" + objectName.group(1)
              : text.replace("&quot;", "\""));
    }
    String word = word();
    if (word.isEmpty()) {
      if (start < bytes.length && bytes[start] == ',') {
        return new FbxValue.Text("");
      }
      throw source.damaged(start, "a value is missing");
    }
    if (word.chars().allMatch(c -> isDigit(c) || c == '-') && word.length() < 19) {
      try {
        return new FbxValue.Whole(Long.parseLong(word));
      } catch (NumberFormatException misplacedSign) {
        return new FbxValue.Text(word);
      }
    }
    char first = word.charAt(0);
    boolean number = isDigit(first) || first == '-' || first == '.';
    return number ? new FbxValue.Real(number(word, start)) : new FbxValue.Text(word);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private TextArray array() {
    int start = at++;
    double claimed = number(word(), start);
    skip(true);
    if (!take('{')) {
      throw source.damaged(start, "truncated: an array has no numbers");
    }
    skip(true);
    word();
    take(':');
    double[] numbers = new double[16];
    int count = 0;
    skip(true);
    while (at < bytes.length && bytes[at] != '}') {
      if (count == numbers.length) {
        source.claim(start, (long) count * Double.BYTES);
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      int place = at;
      numbers[count++] = number(word(), place);
      skip(true);
      take(',');
      skip(true);
    }
    if (!take('}') || count != claimed) {
      throw source.damaged(
          start, "truncated: %d numbers of an array of %d".formatted(count, (long) claimed));
    }
    return new TextArray(source, start, Arrays.copyOf(numbers, count));
  }

  private double number(String word, int start) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException notANumber) {
      throw source.damaged(start, "a number is expected");
    }
  }

  /** Letters and digits up to a space or a sign of punctuation. */
  private String word() {
    int start = at;
    while (at < bytes.length && bytes[at] > ' ' && ",:{}\"*;".indexOf(bytes[at]) < 0) {
      at++;
    }
    return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
  }

  private boolean take(char sign) {
    boolean there = at < bytes.length && bytes[at] == sign;
    at += there ? 1 : 0;
    return there;
  }

  /** Passes over spaces and comments, and over the ends of lines where they mean nothing. */
  private void skip(boolean lines) {
    while (at < bytes.length) {
      byte current = bytes[at];
      if (current == ';') {
        while (at < bytes.length && bytes[at] != '\n') {
          at++;
        }
      } else if (current == ' '
          || current == '\t'
          || current == '\r'
          || (lines && current == '\n')) {
        at++;
      } else {
        return;
      }
    }
  }
}
