package org.fitterbench.segmentation.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.text.Lines;

/**
 * A kind of YAML document: sections with keys.
 *
 * @param <K> the enum of its keys
 */
public final class KeyedDocument<K extends Enum<K> & DocumentKey> {
  private static final int COLUMNS = 90;
  private static final long MAXIMUM_BYTES = 1 << 20;

  private final Class<K> type;
  private final String what;

  /**
   * @param type the enum of its keys
   * @param what such a document contains, for a message, for example {@code settings}
   */
  public KeyedDocument(Class<K> type, String what) {
    this.type = type;
    this.what = what;
  }

  /** Its keys, in the file's order. */
  public List<K> keys() {
    return Arrays.asList(type.getEnumConstants());
  }

  /** Its sections, in the file's order. */
  public List<DocumentSection> sections() {
    return keys().stream().map(DocumentKey::section).distinct().toList();
  }

  /** The keys of a section. */
  public List<K> keys(DocumentSection section) {
    return keys().stream().filter(key -> key.section().equals(section)).toList();
  }

  /**
   * The values of the keys that a file has.
   *
   * @throws UserInputException when it cannot be read, or has a key or a value that is not known,
   *     naming the line
   */
  public Map<K, JsonNode> read(Path file) {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new UserInputException(
            file + " is too large for " + what, "name a YAML file of at most 1 MiB");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException binary) {
      throw new UserInputException(
          file + " is no text in UTF-8", "name a YAML file of " + what, binary);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /**
   * The values of the keys that a text has.
   *
   * @param name what to call it in a message
   * @throws UserInputException as {@link #read}
   */
  public Map<K, JsonNode> parse(String name, String text) {
    return DocumentReader.read(this, type, what, name, text);
  }

  /**
   * The value of a key as a person gave it alone.
   *
   * @param place where, for a message, for example {@code --batch-size}
   * @throws UserInputException when the key may not be that
   */
  public JsonNode value(K key, String text, String place) {
    return ValueText.read(key, text, place);
  }

  /**
   * A document that {@link #parse} reads back equal, each key explained by a comment.
   *
   * @param values one for each key
   * @param heading what the document is; each line becomes a line of its first comment
   */
  public String format(Map<K, JsonNode> values, String heading) {
    StringBuilder text = new StringBuilder();
    heading.lines().forEach(line -> comment(text, "", line));
    for (DocumentSection section : sections()) {
      text.append('\n');
      comment(text, "", section.description());
      text.append(section.label()).append(":\n");
      for (K key : keys(section)) {
        comment(text, "  ", key.description() + " Allowed: " + key.value().allowed() + ".");
        text.append("  ").append(key.label()).append(": ");
        text.append(ValueText.of(Objects.requireNonNull(values.get(key)))).append('\n');
      }
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String indent, String words) {
    String start = indent + "# ";
    Lines.wrap(start, start, words, COLUMNS).forEach(line -> text.append(line).append('\n'));
  }
}
