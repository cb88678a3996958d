package org.fitterbench.segmentation.script;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the few kinds of objects that a TorchScript archive pickles, in protocol 2 of Python's
 * pickle format (opcodes as in CPython's {@code pickletools}).
 */
final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PickleWriter() {
    op(0x80);
    op(2);
  }

  /** An object of a script's class that is not being trained, and has no attributes else. */
  static byte[] module(String className) {
    PickleWriter pickle = new PickleWriter();
    pickle.global("__torch__", className);
    pickle.op(')');
    pickle.op(0x81);
    pickle.op('}');
    pickle.op('(');
    pickle.text("training");
    pickle.op(0x89);
    pickle.op('u');
    pickle.op('b');
    return pickle.end();
  }

  /** The constants of a script; the numbers of tensor i are in the storage named i. */
  static byte[] tensors(List<ScriptTensor> tensors) {
    PickleWriter pickle = new PickleWriter();
    pickle.op('(');
    for (int index = 0; index < tensors.size(); index++) {
      pickle.tensor(tensors.get(index), index);
    }
    pickle.op('t');
    return pickle.end();
  }

  /** {@code torch._utils._rebuild_tensor_v2(storage, offset, size, stride, gradient, hooks)}. */
  private void tensor(ScriptTensor tensor, int storage) {
    global("torch._utils", "_rebuild_tensor_v2");
    op('(');
    op('(');
    text("storage");
    global("torch", "FloatStorage");
    text(Integer.toString(storage));
    text("cpu");
    integer(tensor.values().length);
    op('t');
    op('Q');
    integer(0);
    integers(tensor.sizes());
    integers(tensor.strides());
    op(0x89);
    global("collections", "OrderedDict");
    op(')');
    op('R');
    op('t');
    op('R');
  }

  private void integers(int[] values) {
    op('(');
    for (int value : values) {
      integer(value);
    }
    op('t');
  }

  private void integer(int value) {
    op('J');
    out.writeBytes(littleEndian(value));
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X');
    out.writeBytes(littleEndian(bytes.length));
    out.writeBytes(bytes);
  }

  private void global(String module, String name) {
    op('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void op(int code) {
    out.write(code);
  }

  private byte[] end() {
    op('.');
    return out.toByteArray();
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
