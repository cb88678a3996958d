package org.fitterbench.segmentation.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON Schema, draft 2020-12, of a kind of document: what its reader accepts. */
public final class DocumentSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DocumentSchema() {}

  /**
   * The schema as text, ending with a line break.
   *
   * @param id its URN
   */
  public static String of(KeyedDocument<?> document, String id, String title, String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DRAFT).put("$id", id).put("title", title).put("description", description);
    ObjectNode sections = object(schema, requiredSections(document));
    for (DocumentSection section : document.sections()) {
      List<String> required =
          document.keys(section).stream()
              .filter(DocumentKey::isRequired)
              .map(DocumentKey::label)
              .toList();
      ObjectNode described =
          sections.putObject(section.label()).put("description", section.description());
      ObjectNode keys = object(described, required);
      for (DocumentKey key : document.keys(section)) {
        ObjectNode property = keys.putObject(key.label());
        property.put("description", key.description());
        property.setAll(of(key.value()));
      }
    }
    try {
      return JSON.writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> requiredSections(KeyedDocument<?> document) {
    return document.keys().stream()
        .filter(DocumentKey::isRequired)
        .map(key -> key.section().label())
        .distinct()
        .toList();
  }

  /**
   * Makes a schema one of objects with some properties and no others.
   *
   * @return where the caller puts them in
   */
  private static ObjectNode object(ObjectNode schema, List<String> required) {
    if (required.isEmpty()) {
      schema.putArray("type").add("object").add("null");
    } else {
      schema.put("type", "object");
      required.forEach(schema.putArray("required")::add);
    }
    schema.put("additionalProperties", false);
    return schema.putObject("properties");
  }

  private static ObjectNode of(AllowedValue value) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (value) {
      case AllowedValue.Whole whole ->
          schema
              .put("type", "integer")
              .put("minimum", whole.minimum())
              .put("maximum", whole.maximum());
      case AllowedValue.Decimal decimal ->
          schema
              .put("type", "number")
              .put("minimum", decimal.minimum())
              .put("maximum", decimal.maximum());
      case AllowedValue.Flag _ -> schema.put("type", "boolean");
      case AllowedValue.Word word -> word.words().forEach(schema.putArray("enum")::add);
      case AllowedValue.Name _ -> schema.put("type", "string").put("minLength", 1);
      case AllowedValue.Several several -> {
        schema.put("type", "array");
        schema.set("items", of(several.item()));
        schema.put("minItems", several.count()).put("maxItems", several.count());
      }
      case AllowedValue.Either either ->
          schema.putArray("anyOf").add(of(either.first())).add(of(either.second()));
      case AllowedValue.Unset unset -> {
        JsonNode nothing = JsonNodeFactory.instance.objectNode().put("type", "null");
        schema.putArray("anyOf").add(of(unset.value())).add(nothing);
      }
    }
    return schema;
  }
}
