package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Ready settings, by what matters most. */
public enum Profile {
  /** 120 frames a second: the smallest input, masks enlarged without looking at the frame. */
  FAST,
  /** 90 frames a second, masks led to the frame's edges. */
  BALANCED,
  /** 60 frames a second: the largest input at full precision, masks led to the frame's edges. */
  QUALITY;

  /** The name, for example {@code balanced}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether masks are led to the frame's edges by a guided filter. */
  public boolean refinesMasks() {
    return switch (this) {
      case FAST -> false;
      case BALANCED, QUALITY -> true;
    };
  }

  /** Its settings, every key of which its file gives. */
  public SegmentationSettings settings() {
    String file = label() + ".yaml";
    try (InputStream in = Profile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The profile " + file + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<SettingKey, JsonNode> values = SettingsFile.DOCUMENT.parse(file, text);
      return SegmentationSettings.of(values);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
