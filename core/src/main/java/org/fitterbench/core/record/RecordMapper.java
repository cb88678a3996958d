package org.fitterbench.core.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Jackson set up for records: strict about types, lenient about fields it does not know. */
final class RecordMapper {
  private RecordMapper() {}

  static JsonMapper create() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(readings())
            .annotationIntrospector(
                new AnnotationIntrospectorPair(
                    new RecordIntrospector(), new JacksonAnnotationIntrospector()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(printer())
            .withCoercionConfig(
                LogicalType.Textual,
                config ->
                    config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper
        .configOverride(HistogramBin.class)
        .setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
    return mapper;
  }

  /** Two spaces a level and a line feed on every machine; arrays of numbers stay on one line. */
  private static DefaultPrettyPrinter printer() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  private static SimpleModule readings() {
    return new SimpleModule("readings")
        .addSerializer(Reading.class, new ReadingWriter())
        .addDeserializer(Reading.class, new ReadingReader())
        .addSerializer(TextReading.class, new TextReadingWriter())
        .addDeserializer(TextReading.class, new TextReadingReader());
  }

  private static final class ReadingWriter extends JsonSerializer<Reading> {
    @Override
    public void serialize(Reading reading, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      switch (reading) {
        case Reading.Measured measured -> json.writeNumberField("value", measured.value());
        case Reading.Absent absent -> json.writeStringField("absent", absent.reason());
      }
      json.writeEndObject();
    }
  }

  private static final class ReadingReader extends JsonDeserializer<Reading> {
    @Override
    public Reading deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(json);
      if (node.path("value").isNumber() && !node.has("absent")) {
        return Reading.of(node.get("value").doubleValue());
      }
      if (node.path("absent").isTextual() && !node.has("value")) {
        return Reading.absent(node.get("absent").textValue());
      }
      return context.reportInputMismatch(
          Reading.class, "expected {\"value\": number} or {\"absent\": \"reason\"}");
    }
  }

  private static final class TextReadingWriter extends JsonSerializer<TextReading> {
    @Override
    public void serialize(TextReading reading, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      switch (reading) {
        case TextReading.Found found -> json.writeStringField("text", found.text());
        case TextReading.Missing missing -> json.writeStringField("absent", missing.reason());
      }
      json.writeEndObject();
    }
  }

  private static final class TextReadingReader extends JsonDeserializer<TextReading> {
    @Override
    public TextReading deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(json);
      if (node.path("text").isTextual() && !node.has("absent")) {
        return new TextReading.Found(node.get("text").textValue());
      }
      if (node.path("absent").isTextual() && !node.has("text")) {
        return new TextReading.Missing(node.get("absent").textValue());
      }
      return context.reportInputMismatch(
          TextReading.class, "expected {\"text\": \"word\"} or {\"absent\": \"reason\"}");
    }
  }
}
