package org.fitterbench.mesh.fbx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;

/** Makes binary FBX files of any shape, independently of our writer. */
public final class FbxBytes {
  private static final byte[] MAGIC = FbxDocument.MAGIC;

  private FbxBytes() {}

  /** A node of a file to be made. */
  public record Node(String name, List<Object> values, List<Node> children) {}

  /** An array that is written deflated. */
  public record Deflated(Object array) {}

  /** Bytes in place of a value: its letter and what follows. */
  public record Verbatim(byte[] bytes) {}

  /** A node; children are those of its contents that are nodes. */
  public static Node node(String name, Object... contents) {
    List<Object> values = new ArrayList<>();
    List<Node> children = new ArrayList<>();
    for (Object content : contents) {
      if (content instanceof Node child) {
        children.add(child);
      } else {
        values.add(content);
      }
    }
    return new Node(name, values, children);
  }

  /** A property as objects have it. */
  public static Node property(String name, Object... values) {
    Node node = node("P", name, "", "", "");
    node.values().addAll(List.of(values));
    return node;
  }

  /** A whole file, without a footer. */
  public static byte[] file(int version, Node... nodes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    out.writeBytes(buffer(4).putInt(version).array());
    children(List.of(nodes), version >= 7500, out);
    return out.toByteArray();
  }

  /** A whole file of text. */
  public static byte[] text(int version, Node... nodes) {
    StringBuilder out = new StringBuilder("; FBX 7.4.0 project file\n; ---\n\n");
    Node header = node("FBXHeaderExtension", node("FBXVersion", version));
    text(List.of(header), "", out);
    text(List.of(nodes), "", out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void text(List<Node> nodes, String indent, StringBuilder out) {
    for (Node node : nodes) {
      out.append(indent).append(node.name()).append(": ");
      String comma = "";
      for (Object value : node.values()) {
        out.append(comma);
        comma = ", ";
        text(value instanceof Deflated deflated ? deflated.array() : value, indent, out);
      }
      if (!node.children().isEmpty()) {
        out.append(" {\n");
        text(node.children(), indent + "\t", out);
        out.append(indent).append("}");
      }
      out.append("\n");
    }
  }

  private static void text(Object value, String indent, StringBuilder out) {
    switch (value) {
      case String text -> {
        int joint = text.indexOf("\0\u0001");
        String written =
            joint < 0 ? text : text.substring(joint + 2) + "::" + text.substring(0, joint);
        out.append('"').append(written.replace("\"", "&quot;")).append('"');
      }
      case byte[] bytes ->
          out.append(",\n\"").append(Base64.getEncoder().encodeToString(bytes)).append('"');
      case double[] numbers -> numbers(numbers.length, Arrays.toString(numbers), indent, out);
      case int[] numbers -> numbers(numbers.length, Arrays.toString(numbers), indent, out);
      case long[] numbers -> numbers(numbers.length, Arrays.toString(numbers), indent, out);
      default -> out.append(value);
    }
  }

  private static void numbers(int count, String numbers, String indent, StringBuilder out) {
    String list = numbers.substring(1, numbers.length() - 1).replace(", ", ",\n");
    out.append('*').append(count).append(" {\n").append(indent).append("\ta: ");
    out.append(list).append("\n").append(indent).append("}");
  }

  private static void children(List<Node> nodes, boolean wide, ByteArrayOutputStream out) {
    for (Node node : nodes) {
      ByteArrayOutputStream values = new ByteArrayOutputStream();
      node.values().forEach(value -> values.writeBytes(value(value)));
      int start = out.size();
      int headerBytes = wide ? 25 : 13;
      byte[] name = node.name().getBytes(StandardCharsets.UTF_8);
      int childrenStart = start + headerBytes + name.length + values.size();
      ByteArrayOutputStream inner = new ByteArrayOutputStream();
      if (!node.children().isEmpty()) {
        // Offsets are those of the file, so that children are made behind what is there.
        inner.writeBytes(new byte[childrenStart]);
        children(node.children(), wide, inner);
      }
      int end = Math.max(childrenStart, inner.size());
      byte[] header = new byte[headerBytes];
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      for (long field : new long[] {end, node.values().size(), values.size()}) {
        if (wide) {
          fields.putLong(field);
        } else {
          fields.putInt((int) field);
        }
      }
      fields.put((byte) name.length);
      out.writeBytes(header);
      out.writeBytes(name);
      out.writeBytes(values.toByteArray());
      out.write(inner.toByteArray(), Math.min(childrenStart, inner.size()), end - childrenStart);
    }
    out.writeBytes(new byte[wide ? 25 : 13]);
  }

  private static byte[] value(Object value) {
    return switch (value) {
      case Verbatim verbatim -> verbatim.bytes();
      case Boolean truth -> buffer(2).put((byte) 'C').put((byte) (truth ? 1 : 0)).array();
      case Short number -> buffer(3).put((byte) 'Y').putShort(number).array();
      case Integer number -> buffer(5).put((byte) 'I').putInt(number).array();
      case Long number -> buffer(9).put((byte) 'L').putLong(number).array();
      case Float number -> buffer(5).put((byte) 'F').putFloat(number).array();
      case Double number -> buffer(9).put((byte) 'D').putDouble(number).array();
      case String text -> counted('S', text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> counted('R', bytes);
      case Deflated deflated -> array(deflated.array(), true);
      default -> array(value, false);
    };
  }

  private static byte[] counted(char letter, byte[] bytes) {
    return buffer(5 + bytes.length).put((byte) letter).putInt(bytes.length).put(bytes).array();
  }

  private static byte[] array(Object array, boolean deflated) {
    ByteBuffer bytes;
    int count;
    char letter;
    switch (array) {
      case double[] numbers -> {
        letter = 'd';
        count = numbers.length;
        bytes = buffer(8 * count);
        bytes.asDoubleBuffer().put(numbers);
      }
      case float[] numbers -> {
        letter = 'f';
        count = numbers.length;
        bytes = buffer(4 * count);
        bytes.asFloatBuffer().put(numbers);
      }
      case int[] numbers -> {
        letter = 'i';
        count = numbers.length;
        bytes = buffer(4 * count);
        bytes.asIntBuffer().put(numbers);
      }
      case long[] numbers -> {
        letter = 'l';
        count = numbers.length;
        bytes = buffer(8 * count);
        bytes.asLongBuffer().put(numbers);
      }
      default -> throw new IllegalArgumentException("No value of FBX: " + array);
    }
    byte[] data = new byte[bytes.capacity()];
    bytes.get(0, data);
    data = deflated ? deflated(bytes) : data;
    return claim(letter, count, deflated ? 1 : 0, data).bytes();
  }

  /** An array with a header that may lie. */
  public static Verbatim claim(char letter, int count, int encoding, byte[] data) {
    return new Verbatim(
        buffer(13 + data.length)
            .put((byte) letter)
            .putInt(count)
            .putInt(encoding)
            .putInt(data.length)
            .put(data)
            .array());
  }

  /** The bytes as a zlib stream. */
  public static byte[] deflated(ByteBuffer bytes) {
    byte[] packed = new byte[bytes.capacity() + 1024];
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes.clear());
      deflater.finish();
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
