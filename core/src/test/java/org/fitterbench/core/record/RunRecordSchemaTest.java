package org.fitterbench.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static JsonNode document = MAPPER.nullNode();

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream in = RunRecord.class.getResourceAsStream("run-record.schema.json")) {
      document = MAPPER.readTree(Objects.requireNonNull(in, "the schema is in the jar"));
    }
  }

  private static Set<ValidationMessage> validate(String json) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
    try {
      return schema.validate(MAPPER.readTree(json));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String sample() {
    return RunRecordJson.format(
        SampleRecords.run(
            SampleRecords.timed(SampleRecords.FORWARD, Map.of("batch", "4"), 10, 11),
            SampleRecords.timed("org.example.Single.fork", Map.of(), 3),
            SampleRecords.failed("org.example.Broken.run", "no data")));
  }

  @Test
  void aWrittenRecordIsValid() {
    assertEquals(Set.of(), validate(sample()));
  }

  @Test
  void aRecordWithALaterFieldIsValid() {
    assertEquals(Set.of(), validate(sample().replaceFirst("\\{", "{ \"later\": 1,")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mean\": 10.5 -> \"mean\": \"10.5\"",
        "\"threads\": 1 -> \"threads\": 0",
        "\"mode\": \"average-time\" -> \"mode\": \"avgt\"",
        "\"value\": 99.5 -> \"valued\": 99.5",
        "\"runId\" -> \"id\"",
        "[ 9.9, 10.1 ] -> [ ]",
      })
  void aWrongRecordIsNotValid(String change) {
    String[] sides = change.split(" -> ", 2);
    String damaged = sample().replace(sides[0], sides[1]);
    assertFalse(damaged.equals(sample()), sides[0]);
    assertFalse(validate(damaged).isEmpty(), change);
  }

  @Test
  void theSchemaDescribesExactlyTheComponentsOfTheRecords() {
    assertAgrees(document, RunRecord.class);
    for (Class<?> type :
        List.of(
            RunSettings.class,
            Environment.class,
            InputAsset.class,
            BenchmarkResult.class,
            ForkSamples.class,
            Summary.class,
            ConfidenceInterval.class,
            ResourceUsage.class,
            Metric.class,
            Finding.class)) {
      assertAgrees(document.at("/$defs/" + type.getSimpleName()), type);
    }
  }

  private static void assertAgrees(JsonNode schema, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    assertEquals(
        names(components, true), fields(schema.path("properties")), type + " and its properties");
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    assertEquals(names(components, false), required, type + " and its required properties");
    for (RecordComponent component : components) {
      assertJsonType(schema.path("properties").path(component.getName()), component);
    }
  }

  private static void assertJsonType(JsonNode property, RecordComponent component) {
    Class<?> type = component.getType();
    String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    if (type.isEnum()) {
      List<String> words =
          Arrays.stream(type.getEnumConstants())
              .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList();
      assertEquals(MAPPER.valueToTree(words), property.path("enum"), name);
    } else if (type == double.class) {
      assertEquals("number", property.path("type").textValue(), name);
    } else if (type == int.class || type == long.class) {
      assertEquals("integer", property.path("type").textValue(), name);
    } else if (type == List.class) {
      assertEquals("array", property.path("type").textValue(), name);
    } else if (type.isRecord() || type.isSealed()) {
      String reference = "#/$defs/" + type.getSimpleName();
      assertEquals(
          reference, property.path("$ref").asText(property.at("/anyOf/0/$ref").textValue()), name);
    }
  }

  private static Set<String> names(RecordComponent[] components, boolean nullable) {
    return Arrays.stream(components)
        .filter(c -> nullable || !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
