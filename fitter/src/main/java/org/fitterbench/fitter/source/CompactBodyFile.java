package org.fitterbench.fitter.source;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.fitter.data.BodyAssets;

/**
 * Our own file of body data, made to be loaded fast: whole arrays, little endian, behind a header.
 *
 * <pre>
 * offset  bytes
 *      0      8  magic: 89 'F' 'B' 'O' 'D' 'Y' 0A 1A
 *      8      4  format version
 *     12      4  CRC-32C of the payload
 *     16      8  length of the payload
 *     24     32  SHA-256 of the payload
 *     56         payload, see {@link CompactPayload}
 * </pre>
 *
 * Loading checks the length and the CRC, which find accidental damage; {@link #verify} also checks
 * the SHA-256, which takes longer.
 */
public final class CompactBodyFile {
  /** The format that this version writes, and the only one that it reads. */
  public static final int FORMAT_VERSION = 1;

  private static final byte[] MAGIC = {(byte) 0x89, 'F', 'B', 'O', 'D', 'Y', 0x0a, 0x1a};
  private static final int HEADER_BYTES = 56;
  private static final String INSTALL_AGAIN = "run 'fitter-bench assets install --force'";

  private CompactBodyFile() {}

  /**
   * Writes body data. The file appears whole or not at all.
   *
   * @throws UserInputException when it cannot be written, for example on a full disk
   */
  public static void write(Path file, BodyAssets assets) {
    AtomicFile.write(
        file,
        out -> {
          // The header holds what only a first pass over the payload can tell.
          LittleEndianWriter measured = new LittleEndianWriter(OutputStream.nullOutputStream());
          CompactPayload.write(measured, assets);
          measured.flush();
          ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
          header
              .put(MAGIC)
              .putInt(FORMAT_VERSION)
              .putInt(measured.crc())
              .putLong(measured.length())
              .put(measured.sha256());
          out.write(header.array());
          LittleEndianWriter payload = new LittleEndianWriter(out);
          CompactPayload.write(payload, assets);
          payload.flush();
        });
  }

  /**
   * Reads body data.
   *
   * @throws UserInputException when the file is missing, damaged or of another format
   */
  public static BodyAssets read(Path file) {
    return withPayload(
        file, (header, payload) -> CompactPayload.read(new LittleEndianReader(file, payload)));
  }

  /**
   * Checks every byte against the SHA-256 in the header, and that the contents can be read.
   *
   * @throws UserInputException when the file is missing, damaged or of another format
   */
  public static void verify(Path file) {
    withPayload(
        file,
        (header, payload) -> {
          MessageDigest digest = ContentHash.SHA_256.newDigest();
          digest.update(payload.duplicate());
          if (!Arrays.equals(digest.digest(), header.sha256)) {
            throw damaged(file, "its contents do not match its SHA-256");
          }
          return CompactPayload.read(new LittleEndianReader(file, payload));
        });
  }

  private record Header(int crc, long payloadBytes, byte[] sha256) {}

  private interface PayloadUse {
    BodyAssets use(Header header, ByteBuffer payload);
  }

  private static BodyAssets withPayload(Path file, PayloadUse use) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      Header header = readHeader(file, channel);
      ByteBuffer payload =
          channel
              .map(FileChannel.MapMode.READ_ONLY, HEADER_BYTES, header.payloadBytes, arena)
              .asByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN);
      CRC32C crc = new CRC32C();
      crc.update(payload.duplicate());
      if ((int) crc.getValue() != header.crc) {
        throw damaged(file, "its checksum does not match");
      }
      return use.use(header, payload);
    } catch (NoSuchFileException e) {
      throw new UserInputException(
          "the body data file " + file + " does not exist", "run 'fitter-bench assets install'", e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  private static Header readHeader(Path file, FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A read may bring less than was asked for.
    }
    bytes.flip();
    int common = Math.min(MAGIC.length, bytes.remaining());
    if (common == 0 || !Arrays.equals(MAGIC, 0, common, bytes.array(), 0, common)) {
      throw new UserInputException(
          file + " is not a body data file of fitter-bench", INSTALL_AGAIN);
    }
    if (bytes.remaining() < HEADER_BYTES) {
      throw damaged(file, "it ends within its header");
    }
    int version = bytes.position(MAGIC.length).getInt();
    if (version != FORMAT_VERSION) {
      throw new UserInputException(
          file + " has format " + version + ", this fitter-bench reads " + FORMAT_VERSION,
          INSTALL_AGAIN);
    }
    int crc = bytes.getInt();
    long payloadBytes = bytes.getLong();
    byte[] sha256 = new byte[32];
    bytes.get(sha256);
    long present = channel.size() - HEADER_BYTES;
    if (payloadBytes != present || payloadBytes > Integer.MAX_VALUE) {
      throw damaged(file, "it holds " + present + " bytes of " + payloadBytes);
    }
    return new Header(crc, payloadBytes, sha256);
  }

  static UserInputException damaged(Path file, String how) {
    return new UserInputException(
        "the body data file " + file + " is damaged: " + how, INSTALL_AGAIN);
  }
}
