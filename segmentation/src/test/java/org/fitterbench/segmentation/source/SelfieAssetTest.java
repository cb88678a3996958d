package org.fitterbench.segmentation.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.ProgramOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SelfieAssetTest {
  private static final NpmClient NO_NPM =
      new NpmClient(command -> new ProgramOutput.Failed("there is no npm"));

  @TempDir private Path folder = Path.of("");
  private Path tarball = Path.of("");
  private SelfieAsset asset = new SelfieAsset(new CacheFolder(Path.of("/")));

  @BeforeEach
  void writePackage() throws IOException {
    tarball = folder.resolve("networks.tgz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(tarball));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      for (SelfieNetwork network : SelfieNetwork.values()) {
        byte[] content = network.name().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(network.packagePath());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    String hash = "sha512-" + Base64.getEncoder().encodeToString(ContentHash.SHA_512.of(tarball));
    asset =
        new SelfieAsset(
            new CacheFolder(folder.resolve("cache").toAbsolutePath()),
            new NpmPackage("@scope/networks", "1.0", hash, Files.size(tarball), "free"));
  }

  @Test
  void bothNetworksAreTakenOutOfTheTarballAndRemovedAgain() throws IOException {
    assertFalse(asset.isComplete());
    assertEquals("not installed", asset.status());
    asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none());
    assertTrue(asset.isComplete());
    for (SelfieNetwork network : SelfieNetwork.values()) {
      assertArrayEquals(
          network.name().getBytes(StandardCharsets.UTF_8),
          Files.readAllBytes(asset.installed(network)));
    }
    assertEquals("installed, 0.0 MB", asset.status());
    assertTrue(asset.remove());
    assertFalse(asset.remove());
  }

  @Test
  void aNetworkOfOtherBytesIsFoundDamaged() {
    asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none());
    String problem = assertThrows(UserInputException.class, asset::verify).oneLine();
    assertEquals(
        "the network "
            + asset.file()
            + " is damaged: its checksum does not match;"
            + " run 'fitter-bench assets install selfie --force'",
        problem);
  }

  @Test
  void aMissingNetworkSaysHowToGetIt() {
    assertEquals(
        "the segmentation network is not installed;"
            + " run 'fitter-bench assets install selfie', or give --model",
        assertThrows(UserInputException.class, () -> asset.installed(SelfieNetwork.LANDSCAPE))
            .oneLine());
  }

  @Test
  void aScopedPackageIsPackedUnderItsScopeAndName() {
    assertEquals("scope-networks-1.0.tgz", asset.source().tarballName());
  }

  @Test
  void widePicturesGetTheWideNetwork() {
    assertEquals(
        List.of(SelfieNetwork.GENERAL, SelfieNetwork.GENERAL, SelfieNetwork.LANDSCAPE),
        List.of(
            SelfieNetwork.forPicture(512, 512),
            SelfieNetwork.forPicture(1080, 1920),
            SelfieNetwork.forPicture(1920, 1080)));
  }
}
