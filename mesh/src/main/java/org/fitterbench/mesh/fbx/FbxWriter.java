package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;

/**
 * Writes a binary FBX file of version 7.4 into memory: nodes are begun, given their values, then
 * their children, and ended. Arrays of doubles may be left open, to be filled in copies of the
 * file.
 */
public final class FbxWriter {
  /** The version that is written. */
  public static final int VERSION = 7400;

  /**
   * The identity of a file whose time of making is {@link #CREATION_TIME}: the footer's code is
   * computed from the two, and readers may check it. These three values fit each other.
   */
  private static final byte[] FILE_ID = hex("28b32aebb624ccc2bfc8b02aa92bfcf1");

  private static final String CREATION_TIME = "1970-01-01 10:00:00:000";
  private static final byte[] FOOTER_CODE = hex("fabcab09d0c8d466b176fb831cf7267e");
  private static final byte[] FOOTER_MAGIC = hex("f85a8c6adef5d97eece90ce3758f290b");

  private static final int FOOTER_ALIGNMENT = 16;
  private static final int FOOTER_ZEROS = 120;
  private static final int HEADER_BYTES = 3 * Integer.BYTES + 1;
  private static final int DEEPEST = 16;

  private ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final int[] starts = new int[DEEPEST];
  private final boolean[] hasChildren = new boolean[DEEPEST];
  private int depth;
  private int values;

  /** Starts a file. */
  public FbxWriter() {
    out.put(FbxDocument.MAGIC).putInt(VERSION);
  }

  /** Writes the nodes that stand at the start of every file. */
  public FbxWriter fileIdentity(String creator) {
    begin("FBXHeaderExtension");
    begin("FBXHeaderVersion").whole(1003).end();
    begin("FBXVersion").whole(VERSION).end();
    begin("Creator").text(creator).end();
    end();
    begin("FileId").raw(FILE_ID).end();
    begin("CreationTime").text(CREATION_TIME).end();
    return begin("Creator").text(creator).end();
  }

  /** Begins a node inside the one that is open. */
  public FbxWriter begin(String name) {
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    if (depth > 0) {
      closeValues();
      hasChildren[depth - 1] = true;
    }
    starts[depth] = out.position();
    hasChildren[depth] = false;
    depth++;
    values = 0;
    room(HEADER_BYTES + text.length);
    out.putInt(0).putInt(0).putInt(0).put((byte) text.length).put(text);
    return this;
  }

  /** Ends the node that was begun last. */
  public FbxWriter end() {
    closeValues();
    depth--;
    if (hasChildren[depth]) {
      room(HEADER_BYTES).put(new byte[HEADER_BYTES]);
    }
    out.putInt(starts[depth], out.position());
    return this;
  }

  /** Fills in the number and the bytes of the open node's values, at its first child or its end. */
  private void closeValues() {
    int start = starts[depth - 1];
    if (!hasChildren[depth - 1]) {
      int nameBytes = Byte.toUnsignedInt(out.get(start + HEADER_BYTES - 1));
      out.putInt(start + Integer.BYTES, values);
      out.putInt(start + 2 * Integer.BYTES, out.position() - start - HEADER_BYTES - nameBytes);
    }
  }

  /** Adds a 32-bit integer. */
  public FbxWriter whole(int value) {
    letter('I', Integer.BYTES).putInt(value);
    return this;
  }

  /** Adds a 64-bit integer. */
  public FbxWriter whole(long value) {
    letter('L', Long.BYTES).putLong(value);
    return this;
  }

  /** Adds a number. */
  public FbxWriter real(double value) {
    letter('D', Double.BYTES).putDouble(value);
    return this;
  }

  /** Adds a string. */
  public FbxWriter text(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    letter('S', Integer.BYTES + text.length).putInt(text.length).put(text);
    return this;
  }

  /** Adds the name of an object with its class, as FBX joins them. */
  public FbxWriter objectName(String name, String type) {
    return text(name + "\0\u0001" + type);
  }

  /** Adds bytes of any meaning. */
  public FbxWriter raw(byte[] value) {
    letter('R', Integer.BYTES + value.length).putInt(value.length).put(value);
    return this;
  }

  /** Adds an array of 32-bit integers, deflated. */
  public FbxWriter array(int[] numbers) {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(numbers.length, Integer.BYTES));
    bytes.asIntBuffer().put(numbers);
    return deflated('i', numbers.length, bytes);
  }

  /** Adds an array of floats as doubles, deflated. */
  public FbxWriter array(float[] numbers) {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(numbers.length, Double.BYTES));
    fill(bytes, 0, numbers);
    return deflated('d', numbers.length, bytes);
  }

  /**
   * Adds an array of doubles that are zero for now and not deflated.
   *
   * @return the byte of the file where they start, for {@link #fill}
   */
  public int openArray(int count) {
    int bytes = Math.multiplyExact(count, Double.BYTES);
    arrayHeader('d', count, 0, bytes).position(out.position() + bytes);
    return out.position() - bytes;
  }

  /** Puts floats as doubles into an open array of a copy of a file. */
  public static void fill(ByteBuffer file, int start, float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      file.putDouble(start + i * Double.BYTES, numbers[i]);
    }
  }

  /** Ends the file. Returns all of it. */
  public byte[] finish() {
    if (depth != 0) {
      throw new IllegalStateException("A node is still open");
    }
    int padding =
        FOOTER_ALIGNMENT
            - (out.position() + HEADER_BYTES + FOOTER_CODE.length + Integer.BYTES)
                % FOOTER_ALIGNMENT;
    room(
        HEADER_BYTES
            + FOOTER_CODE.length
            + padding
            + 2 * Integer.BYTES
            + FOOTER_ZEROS
            + FOOTER_MAGIC.length);
    out.put(new byte[HEADER_BYTES]).put(FOOTER_CODE).putInt(0);
    out.put(new byte[padding]).putInt(VERSION).put(new byte[FOOTER_ZEROS]).put(FOOTER_MAGIC);
    return Arrays.copyOf(out.array(), out.position());
  }

  private FbxWriter deflated(char type, int count, ByteBuffer bytes) {
    byte[] packed = new byte[bytes.limit() + bytes.limit() / 1000 + 64];
    int length;
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(bytes);
      deflater.finish();
      length = deflater.deflate(packed);
    }
    arrayHeader(type, count, 1, length).put(packed, 0, length);
    return this;
  }

  private ByteBuffer arrayHeader(char type, int count, int encoding, int bytes) {
    return letter(type, 3 * Integer.BYTES + bytes).putInt(count).putInt(encoding).putInt(bytes);
  }

  private ByteBuffer letter(char type, int bytes) {
    values++;
    return room(1 + bytes).put((byte) type);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int needed = Math.addExact(out.position(), bytes);
      byte[] larger =
          Arrays.copyOf(
              out.array(),
              (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, 2L * out.capacity())));
      out = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(out.position());
    }
    return out;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
