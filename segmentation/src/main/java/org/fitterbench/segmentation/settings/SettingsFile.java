package org.fitterbench.segmentation.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.segmentation.yaml.DocumentSchema;
import org.fitterbench.segmentation.yaml.KeyedDocument;

/** Settings as a YAML file: sections with keys, each explained by a comment. */
public final class SettingsFile {
  static final KeyedDocument<SettingKey> DOCUMENT =
      new KeyedDocument<>(SettingKey.class, "settings");

  private SettingsFile() {}

  /**
   * Writes all settings to a file, which {@link GivenSettings#withFile} reads back equal.
   *
   * @param heading what the file is, for its first comment; each line of it becomes a line there
   */
  public static void write(Path file, SegmentationSettings settings, String heading) {
    AtomicFile.write(
        file, out -> out.write(format(settings, heading).getBytes(StandardCharsets.UTF_8)));
  }

  /** What {@link #write} writes. */
  public static String format(SegmentationSettings settings, String heading) {
    return DOCUMENT.format(settings.values(), heading);
  }

  /** The JSON Schema of such a file, for an editor or another program. */
  public static String schema() {
    return DocumentSchema.of(
        DOCUMENT,
        "urn:fitterbench:segmentation-settings:1",
        "fitter-bench segmentation settings",
        "The settings of 'fitter-bench segment', a YAML file. A key that is missing has the value"
            + " of the chosen profile: fast, balanced or quality. Keys without effect are"
            + " checked and kept for other programs; the report of a run names those of its"
            + " device.");
  }
}
