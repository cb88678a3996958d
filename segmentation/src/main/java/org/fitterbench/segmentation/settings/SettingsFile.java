package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;

/** Settings as a YAML file: sections with keys, each explained by a comment. */
public final class SettingsFile {
  private static final int COLUMNS = 90;
  private static final long MAXIMUM_BYTES = 1 << 20;

  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @param base where the values of missing keys come from
   * @throws UserInputException when it cannot be read, or has a key or a value that is not known,
   *     naming the line
   */
  public static SegmentationSettings read(Path file, SegmentationSettings base) {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new UserInputException(
            file + " is too large for settings", "name a YAML file of at most 1 MiB");
      }
      return parse(file.toString(), Files.readString(file), base);
    } catch (CharacterCodingException binary) {
      throw new UserInputException(
          file + " is no text in UTF-8", "name a YAML file of settings", binary);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in a message
   * @param base where the values of missing keys come from
   * @throws UserInputException as {@link #read}
   */
  public static SegmentationSettings parse(String name, String text, SegmentationSettings base) {
    Map<SettingKey, JsonNode> values = base.values();
    values.putAll(SettingsReader.read(name, text));
    return SegmentationSettings.of(values);
  }

  /**
   * Writes all settings to a file, which {@link #read} reads back equal.
   *
   * @param heading what the file is, for its first comment; each line of it becomes a line there
   */
  public static void write(Path file, SegmentationSettings settings, String heading) {
    AtomicFile.write(
        file, out -> out.write(format(settings, heading).getBytes(StandardCharsets.UTF_8)));
  }

  /** What {@link #write} writes. */
  public static String format(SegmentationSettings settings, String heading) {
    StringBuilder text = new StringBuilder();
    heading.lines().forEach(line -> text.append("# ").append(line).append('\n'));
    for (SettingSection section : SettingSection.values()) {
      text.append('\n');
      comment(text, "", section.description());
      text.append(section.label()).append(":\n");
      for (SettingKey key : section.keys()) {
        comment(text, "  ", key.description() + " Allowed: " + key.allowed() + ".");
        text.append("  ").append(key.label()).append(": ").append(key.text(settings)).append('\n');
      }
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String indent, String words) {
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : words.split(" ", -1)) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        text.append(line).append('\n');
        line = new StringBuilder(indent).append('#');
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
