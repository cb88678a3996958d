package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.fitterbench.core.page.Page;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a run of known figures, at its end and on its page. */
final class SegmentPageTest {
  private static final String INEFFECTIVE = "performance.auto_tune";

  private static Page page(long dropped, @Nullable Double pace, List<String> given) {
    StreamStatistics run = KnownSegmentation.run(dropped);
    return SegmentPage.of(
        KnownSegmentation.report(run, pace, given),
        run,
        new InstantHost(Path.of("")).environment(List.of()));
  }

  private static String summary(long dropped, @Nullable Double pace, List<String> given) {
    return String.join(
            "\n",
            SegmentSummary.of(
                KnownSegmentation.report(KnownSegmentation.run(dropped), pace, given)))
        + "\n";
  }

  private static String golden(String name) throws IOException {
    try (var in = Objects.requireNonNull(SegmentPageTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRunIsToldAsTheGoldenTextShows() throws IOException {
    String told = summary(0, null, List.of(INEFFECTIVE));
    assertEquals(golden("segment-summary.txt"), told, told);
  }

  @Test
  void aPageIsToldAsTheGoldenTextShows() throws IOException {
    String told = page(0, null, List.of(INEFFECTIVE)).text(100);
    assertEquals(golden("segment-page.txt"), told, told);
  }

  @Test
  void thePageDrawsTheRateTheStagesTheQueuesAndTheLatencies() {
    String html = page(0, null, List.of()).render();
    for (String chart :
        List.of(
            "Rate over the run",
            "Occupancy of the stages",
            "Queues before the stages",
            "From decoding to mask",
            "From decoding to file")) {
      assertTrue(html.contains("<title id=") && html.contains(">" + chart + "</title>"), chart);
    }
    assertTrue(html.contains("frames a second: 20.0"), "the rate of the first frames");
    assertTrue(html.contains("frames a second: 60.0"), "the rate of the last frames");
  }

  @Test
  void settingsOfTheProfileAloneMakeNoNoise() {
    assertFalse(summary(0, null, List.of("model.batch_size")).contains("without effect"));
    assertFalse(page(0, null, List.of()).text(100).contains("without effect"));
  }

  @Test
  void atAPaceLatencyCountsFromTheCaptureAndDropsAreFindings() {
    String told = summary(12, 30.0, List.of());
    assertTrue(told.contains("Latency, capture to mask: median 200 ms, P90 300 ms"), told);
    assertTrue(told.contains("Dropped: 12 of 132 frames at 30 FPS\n"), told);
    assertFalse(told.contains("queues"), told);
    String page = page(12, 30.0, List.of()).text(100);
    assertTrue(page.contains("dropped: 12 of 132 frames found no room at 30 FPS"), page);
    assertTrue(page.contains("Masks come late:"), page);
  }

  @Test
  void withoutAPaceWaitingInQueuesIsNoLateness() {
    assertFalse(page(0, null, List.of()).text(100).contains("Masks come late:"));
  }
}
