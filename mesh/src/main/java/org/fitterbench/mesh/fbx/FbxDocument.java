package org.fitterbench.mesh.fbx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;

/**
 * A binary FBX file of version 7 as a tree of nodes.
 *
 * @param version for example 7400
 * @param root a node without a name whose children are the file's outermost nodes
 */
public record FbxDocument(int version, FbxNode root) {
  /** The first bytes of a binary file; the last two tell the byte order, which is always little. */
  static final byte[] MAGIC = "Kaydara FBX Binary  \0\u001a\0".getBytes(StandardCharsets.US_ASCII);

  /** Whether the bytes are a binary file, and not one of text. */
  public static boolean isBinary(byte[] bytes) {
    return Arrays.equals(bytes, 0, Math.min(bytes.length, MAGIC.length), MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads a file. Arrays stay packed until they are asked for.
   *
   * @param name what to call it in messages
   * @param bytes all of it; must not be changed while arrays of the document are read
   * @throws UserInputException when it is no binary FBX file of version 7 or is damaged; the
   *     message names the byte
   */
  public static FbxDocument read(String name, byte[] bytes) {
    return new FbxParser(new FbxSource(name, bytes)).parse();
  }
}
