package org.fitterbench.mesh.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.fitterbench.core.file.AtomicFile;

/**
 * Writes shapes of one topology in one format. What all shapes share is encoded when it is made;
 * encoding changes nothing in it, so that several threads may use it at once.
 */
interface ShapeEncoder {
  /** The normals of a shape that has none. */
  float[] NO_NORMALS = {};

  /** What a content writes, kept in memory to be written again and again. */
  static byte[] bytes(AtomicFile.Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory refuses to be written to", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a whole file to the stream, which stays open.
   *
   * @param positions [V·3] metres, Z up, all finite
   * @param normals [V·3] unit vectors; empty when the encoder was made without normals
   */
  void encode(float[] positions, float[] normals, OutputStream out) throws IOException;
}
