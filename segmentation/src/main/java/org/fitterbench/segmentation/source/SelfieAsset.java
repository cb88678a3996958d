package org.fitterbench.segmentation.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitterbench.core.asset.Asset;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.NpmTarball;
import org.fitterbench.core.asset.PackageInstallation;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;

/** MediaPipe's selfie segmentation networks as an installed asset: two TensorFlow Lite files. */
public final class SelfieAsset implements Asset {
  /** What a person calls it. */
  public static final String NAME = "selfie";

  /** The package that the networks come from. */
  public static final NpmPackage PACKAGE =
      new NpmPackage(
          "@mediapipe/selfie_segmentation",
          "0.1.1675465747",
          "sha512-IxYxNhwE5VwOm52L1yoFWYLP7q9Pd+NJjzOC5tlepfvEGaY3o9hslhUrx9BgseqdfZtKSDtd/4NfCSMjNzQalA==",
          4_049_373,
          "Apache-2.0");

  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final CacheFolder cache;
  private final NpmPackage source;

  public SelfieAsset(CacheFolder cache) {
    this(cache, PACKAGE);
  }

  /** The asset made from a package of the caller's own. */
  SelfieAsset(CacheFolder cache, NpmPackage source) {
    this.cache = cache;
    this.source = source;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "person segmentation: MediaPipe's selfie networks";
  }

  @Override
  public NpmPackage source() {
    return source;
  }

  @Override
  public Path file() {
    return file(SelfieNetwork.GENERAL);
  }

  /** The file of a network, whether it is there or not. */
  public Path file(SelfieNetwork network) {
    return cache.path().resolve("selfie-" + source.version()).resolve(network.fileName());
  }

  /**
   * The file of an installed network.
   *
   * @throws UserInputException when it is not installed
   */
  public Path installed(SelfieNetwork network) {
    Path file = file(network);
    if (!Files.isRegularFile(file)) {
      throw new UserInputException(
          "the segmentation network is not installed",
          "run 'fitter-bench assets install " + NAME + "', or give --model");
    }
    return file;
  }

  @Override
  public boolean isInstalled() {
    return isComplete();
  }

  @Override
  public boolean isComplete() {
    return Arrays.stream(SelfieNetwork.values()).map(this::file).allMatch(Files::isRegularFile);
  }

  @Override
  public String status() {
    if (!isComplete()) {
      return "not installed";
    }
    long bytes = 0;
    for (SelfieNetwork network : SelfieNetwork.values()) {
      try {
        bytes += Files.size(file(network));
      } catch (IOException failure) {
        throw FileFailure.reading(file(network), failure);
      }
    }
    return String.format(Locale.ROOT, "installed, %.1f MB", bytes / BYTES_PER_MEGABYTE);
  }

  @Override
  public void install(NpmClient npm, Optional<Path> tarball, ProgressListener progress) {
    new PackageInstallation(cache, source)
        .run(npm, tarball, progress, packed -> unpack(packed, progress));
  }

  private void unpack(Path tarball, ProgressListener progress) {
    Map<String, SelfieNetwork> byPath =
        Arrays.stream(SelfieNetwork.values())
            .collect(Collectors.toMap(SelfieNetwork::packagePath, Function.identity()));
    Map<SelfieNetwork, byte[]> contents = new EnumMap<>(SelfieNetwork.class);
    new NpmTarball(tarball, source.name(), progress)
        .read(
            byPath.keySet(),
            (name, _, content) -> contents.put(byPath.get(name), content.readAllBytes()));
    contents.forEach((network, bytes) -> AtomicFile.write(file(network), out -> out.write(bytes)));
  }

  @Override
  public void verify() {
    for (SelfieNetwork network : SelfieNetwork.values()) {
      Path file = installed(network);
      try {
        String hash = HexFormat.of().formatHex(ContentHash.SHA_256.of(file));
        if (!hash.equals(network.sha256())) {
          throw new UserInputException(
              "the network " + file + " is damaged: its checksum does not match",
              "run 'fitter-bench assets install " + NAME + " --force'");
        }
      } catch (IOException failure) {
        throw FileFailure.reading(file, failure);
      }
    }
  }

  @Override
  public boolean remove() {
    boolean removed = false;
    for (SelfieNetwork network : SelfieNetwork.values()) {
      try {
        removed |= Files.deleteIfExists(file(network));
      } catch (IOException failure) {
        throw FileFailure.writing(file(network), failure);
      }
    }
    return removed;
  }
}
