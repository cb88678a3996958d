package org.fitterbench.segmentation.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive in memory: a ZIP of stored entries with source code, pickled objects and
 * raw tensors, as PyTorch's own serialisation writes it (format version 3).
 */
final class TorchScriptArchive {
  private static final String FOLDER = "network/";
  private static final String FORMAT_VERSION = "3\n";

  private TorchScriptArchive() {}

  /**
   * An archive of one module that is stored without attributes.
   *
   * @param className the module's class, which {@code code} defines
   * @param code the source of {@code __torch__}
   * @param constants {@code CONSTANTS.c0}, {@code CONSTANTS.c1}, … of the code
   */
  static byte[] of(String className, String code, List<ScriptTensor> constants) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", PickleWriter.module(className));
      store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      for (int index = 0; index < constants.size(); index++) {
        store(zip, "constants/" + index, littleEndian(constants.get(index).values()));
      }
      store(zip, "constants.pkl", PickleWriter.tensors(constants));
      store(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 check = new CRC32();
    check.update(content);
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(check.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] littleEndian(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
