package org.fitterbench.core.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fitterbench.core.record.RecordJson;
import org.junit.jupiter.api.Test;

class AnalysisRecordTest {
  private static AnalysisRecord convert(JsonNode document) {
    return RecordJson.convert(document, AnalysisRecord.class, "test", "analysis");
  }

  @Test
  void everyFieldSurvivesItsJson() {
    String json = RecordJson.format(Analyses.troubled());

    assertEquals(Analyses.troubled(), convert(RecordJson.tree(json, "test")));
  }

  @Test
  void aLaterFieldDoesNotBreakReading() {
    ObjectNode document =
        (ObjectNode) RecordJson.tree(RecordJson.format(Analyses.content()), "test");
    document.put("later", 3);

    assertEquals(Analyses.content(), convert(document));
  }

  @Test
  void classesAndSidesAreWordsInTheJson() {
    JsonNode document = RecordJson.tree(RecordJson.format(Analyses.troubled()), "test");

    assertEquals("critical", document.at("/breakdowns/0/stages/1/weight").asText());
    assertEquals("above", document.at("/advice/recommendations/0/rule/comparison").asText());
    assertEquals(1, document.get("schemaVersion").asInt());
  }
}
