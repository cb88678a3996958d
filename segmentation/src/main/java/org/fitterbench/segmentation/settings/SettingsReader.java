package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a settings file; every complaint says the line. */
final class SettingsReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String name;
  private final YAMLParser parser;
  private final Map<SettingKey, JsonNode> values = new EnumMap<>(SettingKey.class);
  private final Map<String, Integer> lines = new HashMap<>();

  private SettingsReader(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /**
   * The values of the keys that a text has.
   *
   * @param name what to call the text in a message
   * @throws UserInputException when it is no YAML, or has a key or a value that is not known
   */
  static Map<SettingKey, JsonNode> read(String name, String text) {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      SettingsReader reader = new SettingsReader(name, parser);
      reader.document();
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
          "settings are sections with keys, not " + shown(),
          "start with a section such as 'model:'");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      section(parser.currentName());
    }
    if (parser.nextToken() != null) {
      throw problem("a second document starts", "keep one");
    }
  }

  private void section(String label) throws IOException {
    SettingSection section =
        Stream.of(SettingSection.values())
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

  private void key(SettingSection section, String label) throws IOException {
    SettingKey key =
        section.keys().stream()
            .filter(known -> known.label().equals(label))
            .findFirst()
            .orElseThrow(() -> unknownKey(section, label));
    requireFirst(key.path());
    parser.nextToken();
    int line = parser.currentTokenLocation().getLineNr();
    boolean alias = parser.isCurrentAlias();
    JsonNode value = YAML.readTree(parser);
    if (alias || !key.value().accepts(value)) {
      String given = value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
      throw SettingText.refused(key, given, place(name, line));
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
    Optional<SettingKey> misplaced = keyOf(label);
    if (misplaced.isPresent()) {
      String section = misplaced.get().section().label();
      return problem(
          label + " stands outside its section", "put it under '" + section + ":', indented");
    }
    List<String> sections =
        Arrays.stream(SettingSection.values()).map(SettingSection::label).toList();
    return problem(
        "there is no section '" + label + "'",
        "did you mean '"
            + EditDistance.nearest(label, sections).orElseThrow()
            + "'? The sections are "
            + String.join(", ", sections));
  }

  private UserInputException unknownKey(SettingSection section, String label) {
    Optional<SettingKey> misplaced = keyOf(label);
    if (misplaced.isPresent()) {
      return problem(
          section.label() + " has no key '" + label + "'",
          "it is a key of section " + misplaced.get().section().label());
    }
    List<String> keys = section.keys().stream().map(SettingKey::label).toList();
    return problem(
        section.label() + " has no key '" + label + "'",
        "did you mean '"
            + EditDistance.nearest(label, keys).orElseThrow()
            + "'? Its keys are "
            + names(section));
  }

  private static Optional<SettingKey> keyOf(String label) {
    return Stream.of(SettingKey.values()).filter(key -> key.label().equals(label)).findFirst();
  }

  private static String names(SettingSection section) {
    return section.keys().stream().map(SettingKey::label).collect(Collectors.joining(", "));
  }

  private String shown() throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "a group";
      default -> "'" + parser.getText() + "'";
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
