package org.fitterbench.segmentation.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of a document; every complaint says the line.
 *
 * @param <K> the enum of its keys
 */
final class DocumentReader<K extends Enum<K> & DocumentKey> {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final KeyedDocument<K> document;
  private final String what;
  private final String name;
  private final YAMLParser parser;
  private final Map<K, JsonNode> values;
  private final Map<String, Integer> lines = new HashMap<>();

  private DocumentReader(
      KeyedDocument<K> document, Class<K> type, String what, String name, YAMLParser parser) {
    this.document = document;
    this.what = what;
    this.name = name;
    this.parser = parser;
    values = new EnumMap<>(type);
  }

  /**
   * The values of the keys that a text has.
   *
   * @param what such a document contains
   * @param name what to call the text in a message
   * @throws UserInputException when it is no YAML, or has a key or a value that is not known
   */
  static <K extends Enum<K> & DocumentKey> Map<K, JsonNode> read(
      KeyedDocument<K> document, Class<K> type, String what, String name, String text) {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      DocumentReader<K> reader = new DocumentReader<>(document, type, what, name, parser);
      reader.document();
      reader.requireAll();
      return reader.values;
    } catch (JacksonException broken) {
      throw new UserInputException(
          place(name, broken.getLocation() == null ? 1 : broken.getLocation().getLineNr())
              + ": this cannot be read as YAML: "
              + Objects.requireNonNullElse(broken.getOriginalMessage(), "")
                  .lines()
                  .findFirst()
                  .orElse("no reason given"),
          "write 'key: value', two spaces deeper than the section",
          broken);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void document() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw problem(
          what + " are sections with keys, not " + shown(),
          "start with a section such as '" + document.sections().getFirst().label() + ":'");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      section(parser.currentName());
    }
    if (parser.nextToken() != null) {
      throw problem("a second document starts", "keep one");
    }
  }

  private void requireAll() {
    for (K key : document.keys()) {
      if (key.isRequired() && !values.containsKey(key)) {
        throw new UserInputException(
            name + ": the key " + key.path() + " is missing", "give " + key.value().allowed());
      }
    }
  }

  private void section(String label) throws IOException {
    DocumentSection section =
        document.sections().stream()
            .filter(known -> known.label().equals(label))
            .findFirst()
            .orElseThrow(() -> unknownSection(label));
    requireFirst(label);
    JsonToken token = parser.nextToken();
    if (isEmpty(token)) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw problem(
          "section " + label + " is " + shown() + ", not a group of keys",
          "its keys are " + names(section));
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      key(section, parser.currentName());
    }
  }

  private void key(DocumentSection section, String label) throws IOException {
    K key =
        document.keys(section).stream()
            .filter(known -> known.label().equals(label))
            .findFirst()
            .orElseThrow(() -> unknownKey(section, label));
    requireFirst(key.path());
    parser.nextToken();
    int line = parser.currentTokenLocation().getLineNr();
    boolean alias = parser.isCurrentAlias();
    JsonNode value = YAML.readTree(parser);
    if (alias || !key.value().accepts(value)) {
      String given =
          value.isTextual()
              ? ValueText.quoted(value.textValue())
              : ValueText.shortened(value.toString());
      throw ValueText.refused(key, given, place(name, line));
    }
    values.put(key, value);
  }

  private void requireFirst(String path) {
    int line = parser.currentTokenLocation().getLineNr();
    @Nullable Integer before = lines.put(path, line);
    if (before != null) {
      throw problem(path + " stands in line " + before + " already", "keep one of them");
    }
  }

  private boolean isEmpty(@Nullable JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL
        || (token == JsonToken.VALUE_STRING && parser.getText().isEmpty());
  }

  private UserInputException unknownSection(String label) {
    Optional<K> misplaced = keyOf(label);
    if (misplaced.isPresent()) {
      String section = misplaced.get().section().label();
      return problem(
          label + " stands outside its section", "put it under '" + section + ":', indented");
    }
    List<String> sections = document.sections().stream().map(DocumentSection::label).toList();
    return problem(
        "there is no section " + ValueText.quoted(label),
        "did you mean '"
            + EditDistance.nearest(label, sections).orElseThrow()
            + "'? The sections are "
            + String.join(", ", sections));
  }

  private UserInputException unknownKey(DocumentSection section, String label) {
    Optional<K> misplaced = keyOf(label);
    if (misplaced.isPresent()) {
      return problem(
          section.label() + " has no key " + ValueText.quoted(label),
          "it is a key of section " + misplaced.get().section().label());
    }
    List<String> keys = document.keys(section).stream().map(DocumentKey::label).toList();
    return problem(
        section.label() + " has no key " + ValueText.quoted(label),
        "did you mean '"
            + EditDistance.nearest(label, keys).orElseThrow()
            + "'? Its keys are "
            + names(section));
  }

  private Optional<K> keyOf(String label) {
    return document.keys().stream().filter(key -> key.label().equals(label)).findFirst();
  }

  private String names(DocumentSection section) {
    return document.keys(section).stream()
        .map(DocumentKey::label)
        .collect(Collectors.joining(", "));
  }

  private String shown() throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "a group";
      default -> ValueText.quoted(parser.getText());
    };
  }

  private UserInputException problem(String what, String remedy) {
    return new UserInputException(
        place(name, parser.currentTokenLocation().getLineNr()) + ": " + what, remedy);
  }

  private static String place(String name, int line) {
    return name + ", line " + line;
  }
}
