package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MaskRecordingTest {
  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();
  private int finished;

  private Optional<MaskRecording> begin(Path file) {
    return MaskRecording.begin(file, 1000, () -> finished++, notices::add);
  }

  @Test
  void allFramesAreThereOnceItHasItsName() throws IOException {
    Path file = folder.resolve("a.masks");
    try (MaskRecording recording = begin(file).orElseThrow()) {
      recording.add(new byte[] {7});
      recording.finish();
    }
    assertArrayEquals(new byte[] {0, 0, 0, 1, 7}, Files.readAllBytes(file));
    assertEquals(1, finished);
    assertEquals(List.of(), notices);
  }

  @Test
  void whereNothingCanBeWrittenTheRunDoesWithoutAndIsToldWhy() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("masks"), "a file");
    assertTrue(begin(noFolder.resolve("a.masks")).isEmpty());
    assertEquals(1, notices.size());
    String told = notices.getFirst();
    assertTrue(told.startsWith("masks are not kept for another run: cannot write '"), told);
    assertEquals(told.strip().lines().toList(), List.of(told));
  }

  @Test
  void whatCannotHaveItsNameIsGivenUpAndDeleted() throws IOException {
    Path file = folder.resolve("a.masks");
    try (MaskRecording recording = begin(file).orElseThrow()) {
      recording.add(new byte[] {7});
      Files.createDirectories(file.resolve("in the way"));
      recording.finish();
    }
    assertEquals(0, finished);
    assertEquals(1, notices.size());
    assertEquals(List.of("a.masks"), List.of(folder.toFile().list()));
  }

  @Test
  void aRecordingBeyondItsBoundLeavesNothing() {
    try (MaskRecording recording = begin(folder.resolve("a.masks")).orElseThrow()) {
      for (int i = 0; i < 20; i++) {
        recording.add(new byte[100]);
      }
      recording.finish();
    }
    assertEquals(0, folder.toFile().list().length);
    assertEquals(List.of(), notices);
  }
}
