package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoReaderTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadWithItsTimes() {
    Path file = folder.resolve("in.mp4");
    Path copy = folder.resolve("copy.mp4");
    try (VideoWriter writer =
        VideoWriter.create(file, VideoSettings.of(64, 48, FrameRate.of(30)))) {
      for (int i = 0; i < 12; i++) {
        writer.write(MovingPictures.frame(64, 48, i));
      }
      writer.finish();
    }
    try (VideoReader reader = VideoReader.open(file, 1)) {
      assertEquals(OptionalLong.of(12), reader.properties().estimatedFrames());
      assertEquals(ColourSpace.BT709, reader.properties().colours());
      try (VideoOutput output =
          VideoOutput.create(copy, OutputSettings.like(reader.properties()).withSource(file))) {
        while (true) {
          Optional<NativeFrame> next = reader.next();
          if (next.isEmpty()) {
            break;
          }
          try (NativeFrame frame = next.get()) {
            output.write(frame);
          }
        }
        output.finish();
      }
    }
    DecodedVideo first = DecodedVideo.read(file);
    DecodedVideo second = DecodedVideo.read(copy);
    assertEquals(12, second.frames().size());
    for (int i = 0; i < 12; i++) {
      assertEquals(first.seconds()[i], second.seconds()[i]);
      assertTrue(
          DecodedVideo.psnr(first.frames().get(i).luma(), second.frames().get(i).luma()) > 35);
    }
  }
}
