package org.fitterbench.core.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that identify data. */
public enum ContentHash {
  SHA_256("SHA-256"),
  SHA_512("SHA-512");

  private static final int BUFFER_BYTES = 1 << 16;

  private final String algorithm;

  ContentHash(String algorithm) {
    this.algorithm = algorithm;
  }

  /** A fresh digest, for data that comes in pieces. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  /** The hash of some bytes. */
  public byte[] of(byte[] bytes) {
    return newDigest().digest(bytes);
  }

  /** The hash of a file's bytes. */
  public byte[] of(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (in.read(buffer) >= 0) {
        // The digest sees every byte that is read.
      }
    }
    return digest.digest();
  }

  /** A hash in hexadecimal, lower case. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
