package org.fitterbench.segmentation.settings;

import java.time.Duration;

/**
 * What the run is to reach.
 *
 * @param targetFps frames of the video a second, both eyes of a stereo frame being one
 * @param maxLatencyMillis the longest time from a frame to its mask
 * @param autoTune whether faster settings are looked for first
 */
public record PerformanceSettings(double targetFps, double maxLatencyMillis, boolean autoTune) {
  private static final double NANOS_PER_MILLI = 1e6;

  public PerformanceSettings {
    SettingKey.TARGET_FPS.require(targetFps);
    SettingKey.MAX_LATENCY_MS.require(maxLatencyMillis);
  }

  /** How long a picture may wait for its batch to fill: the other half is for the work. */
  public Duration patience() {
    return Duration.ofNanos(Math.round(maxLatencyMillis / 2 * NANOS_PER_MILLI));
  }

  public PerformanceSettings withTargetFps(double other) {
    return new PerformanceSettings(other, maxLatencyMillis, autoTune);
  }
}
