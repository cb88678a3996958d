package org.fitterbench.segmentation.settings;

/**
 * What the run is to reach.
 *
 * @param targetFps frames of the video a second, both eyes of a stereo frame being one
 * @param maxLatencyMillis the longest time from a frame to its mask
 * @param autoTune whether faster settings are looked for first
 */
public record PerformanceSettings(double targetFps, double maxLatencyMillis, boolean autoTune) {
  public PerformanceSettings {
    SettingKey.TARGET_FPS.require(targetFps);
    SettingKey.MAX_LATENCY_MS.require(maxLatencyMillis);
  }

  public PerformanceSettings withTargetFps(double other) {
    return new PerformanceSettings(other, maxLatencyMillis, autoTune);
  }

  public PerformanceSettings withAutoTune(boolean other) {
    return new PerformanceSettings(targetFps, maxLatencyMillis, other);
  }
}
