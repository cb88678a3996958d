package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.mesh.video.NativeFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedVideoTest {
  private static final int FRAMES = 5;
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @TempDir Path folder;

  private Path clip = Path.of("");

  @BeforeEach
  void write() {
    clip = SmallVideos.write(folder.resolve("clip.mp4"), WIDTH, HEIGHT, FRAMES);
  }

  @Test
  void anEndlessVideoBeginsAgainWhileItsTimesGoOn() {
    List<Long> times = new ArrayList<>();
    List<Integer> bars = new ArrayList<>();
    try (RepeatedVideo video = RepeatedVideo.endless(clip, 2)) {
      for (int i = 0; i < 3 * FRAMES + 1; i++) {
        try (NativeFrame frame = video.next().orElseThrow()) {
          times.add(frame.time());
          bars.add(firstBright(frame));
        }
      }
    }

    long step = times.get(1) - times.getFirst();
    for (int i = 1; i < times.size(); i++) {
      assertEquals(step, times.get(i) - times.get(i - 1), times::toString);
    }
    List<Integer> once = bars.subList(0, FRAMES);
    assertEquals(once, bars.subList(FRAMES, 2 * FRAMES));
    assertEquals(once, bars.subList(2 * FRAMES, 3 * FRAMES));
    assertEquals(FRAMES, once.stream().distinct().count());
  }

  @Test
  void aVideoThatIsReadOnceEnds() {
    try (RepeatedVideo video = RepeatedVideo.once(clip, 1)) {
      for (int i = 0; i < FRAMES; i++) {
        video.next().orElseThrow().close();
      }
      assertTrue(video.next().isEmpty());
    }
  }

  private static int firstBright(NativeFrame frame) {
    return IntStream.range(0, WIDTH)
        .filter(column -> SmallVideos.level(frame.luma(), column, HEIGHT / 2) > 45)
        .findFirst()
        .orElse(-1);
  }
}
