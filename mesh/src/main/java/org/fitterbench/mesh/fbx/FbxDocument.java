package org.fitterbench.mesh.fbx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;

/**
 * An FBX file of version 7, binary or text, as a tree of nodes.
 *
 * @param version for example 7400
 * @param root a node without a name whose children are the file's outermost nodes
 */
public record FbxDocument(int version, FbxNode root) {
  /** The first bytes of a binary file; the last two tell the byte order, which is always little. */
  static final byte[] MAGIC = "Kaydara FBX Binary  \0\u001a\0".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] TEXT_MARK = "; FBX".getBytes(StandardCharsets.US_ASCII);

  static final int OLDEST_VERSION = 7000;
  static final int NEWEST_VERSION = 7999;

  /** Real files nest ten deep. */
  static final int DEEPEST_NODE = 64;

  /** Nodes and values of one file; scenes with long animations have some hundred thousand. */
  static final int MOST_OBJECTS = 4_000_000;

  /** Whether the bytes are a binary file, and not one of text. */
  static boolean isBinary(byte[] bytes) {
    return Arrays.equals(bytes, 0, Math.min(bytes.length, MAGIC.length), MAGIC, 0, MAGIC.length);
  }

  /** Whether the bytes are a text file: they begin with the comment that all of them have. */
  private static boolean isText(byte[] bytes) {
    int length = Math.min(bytes.length, TEXT_MARK.length);
    return length > 0 && Arrays.equals(bytes, 0, length, TEXT_MARK, 0, length);
  }

  /**
   * Reads a file. Arrays of binary files stay packed until they are asked for.
   *
   * @param name what to call it in messages
   * @param bytes all of it; must not be changed while arrays of the document are read
   * @throws UserInputException when it is no FBX file of version 7 or is damaged; the message names
   *     the byte
   */
  public static FbxDocument read(String name, byte[] bytes) {
    FbxSource source = new FbxSource(name, bytes);
    return isText(bytes) ? new FbxTextParser(source).parse() : new FbxParser(source).parse();
  }
}
