package org.fitterbench.segmentation.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes small TensorFlow Lite files: a FlatBuffer written from front to back, tables before what
 * they point to.
 */
final class SmallTflite {
  private final List<Object> tensors = new ArrayList<>();
  private final List<Object> buffers = new ArrayList<>(List.of(Map.of()));
  private final List<Object> operators = new ArrayList<>();
  private final List<Object> codes = new ArrayList<>();
  private ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

  /** A tensor that a layer makes, or the input. */
  int value(int... shape) {
    tensors.add(Map.of(0, shape, 1, (byte) 0, 2, 0));
    return tensors.size() - 1;
  }

  /** Weights of 16-bit floating point behind a DEQUANTIZE. */
  int halves(float[] values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(Float.floatToFloat16(value));
    }
    buffers.add(Map.of(0, bytes.array()));
    tensors.add(Map.of(0, shape, 1, (byte) 1, 2, buffers.size() - 1));
    int packed = tensors.size() - 1;
    int unpacked = value(shape);
    operator(6, "", new int[] {packed}, unpacked, Map.of());
    return unpacked;
  }

  /** Integers that an operator takes, for example axes. */
  int integers(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    buffers.add(Map.of(0, bytes.array()));
    tensors.add(Map.of(0, new int[] {values.length}, 1, (byte) 2, 2, buffers.size() - 1));
    return tensors.size() - 1;
  }

  void operator(int code, String custom, int[] inputs, int output, Map<Integer, Object> options) {
    codes.add(Map.of(0, (byte) Math.min(code, 127), 1, custom, 3, code));
    Map<Integer, Object> entry =
        new TreeMap<>(Map.of(0, codes.size() - 1, 1, inputs, 2, new int[] {output}));
    if (options.containsKey(-1)) {
      entry.put(5, options.get(-1));
    } else {
      entry.put(4, options);
    }
    operators.add(entry);
  }

  byte[] file(int input, int output) {
    Map<Integer, Object> graph =
        Map.of(0, tensors, 1, new int[] {input}, 2, new int[] {output}, 3, operators);
    Map<Integer, Object> model = Map.of(0, 3, 1, codes, 2, List.of(graph), 3, "small", 4, buffers);
    out.clear();
    out.putInt(0).put("TFL3".getBytes(StandardCharsets.US_ASCII));
    out.putInt(0, write(model));
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  private int write(Object thing) {
    return switch (thing) {
      case Map<?, ?> table -> table(table);
      case List<?> list -> list(list);
      case int[] numbers -> {
        int at = length(numbers.length);
        for (int number : numbers) {
          out.putInt(number);
        }
        yield at;
      }
      case byte[] bytes -> {
        int at = length(bytes.length);
        out.put(bytes);
        yield at;
      }
      case String text -> write(text.getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException(thing.toString());
    };
  }

  private int length(int count) {
    align();
    int at = out.position();
    out.putInt(count);
    return at;
  }

  private int list(List<?> list) {
    int at = length(list.size());
    int entries = out.position();
    out.position(entries + Integer.BYTES * list.size());
    for (int i = 0; i < list.size(); i++) {
      int entry = entries + Integer.BYTES * i;
      out.putInt(entry, write(list.get(i)) - entry);
    }
    return at;
  }

  private int table(Map<?, ?> fields) {
    int count = fields.keySet().stream().mapToInt(key -> (Integer) key + 1).max().orElse(0);
    align();
    int vtable = out.position();
    out.position(vtable + 4 + 2 * count);
    align();
    int start = out.position();
    out.putShort(vtable, (short) (4 + 2 * count));
    out.putShort(vtable + 2, (short) (4 + 4 * count));
    out.putInt(start - vtable);
    out.position(start + 4 + 4 * count);
    for (var field : fields.entrySet()) {
      int number = (Integer) field.getKey();
      int place = start + 4 + 4 * number;
      out.putShort(vtable + 4 + 2 * number, (short) (place - start));
      switch (field.getValue()) {
        case Integer value -> out.putInt(place, value);
        case Byte value -> out.put(place, value);
        case Object thing -> out.putInt(place, write(thing) - place);
      }
    }
    return start;
  }

  private void align() {
    out.position((out.position() + 3) / 4 * 4);
  }
}
