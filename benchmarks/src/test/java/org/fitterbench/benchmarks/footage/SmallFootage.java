package org.fitterbench.benchmarks.footage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.segmentation.frame.StereoLayout;

/** Clips of the body made by code, which needs no data. */
final class SmallFootage {
  private static final BodyAssets BODY = ProceduralBody.create();

  /** Clips that several tests look at. */
  private static final Map<FootageSettings, FootageClip> CLIPS = new HashMap<>();

  private SmallFootage() {}

  static FootageSettings settings(int width, int height, StereoLayout stereo, int frames) {
    return new FootageSettings(
        width, height, stereo, frames, FrameRate.of(10), 1, Framing.BUST, 5, Optional.empty());
  }

  static FootageClip clip(FootageSettings settings) {
    return CLIPS.computeIfAbsent(settings, SmallFootage::newClip);
  }

  /** A clip that nobody has used yet. */
  static FootageClip newClip(FootageSettings settings) {
    Path nowhere = Path.of("no-cache").toAbsolutePath();
    return FootageClip.create(settings, BODY, new CacheFolder(nowhere));
  }
}
