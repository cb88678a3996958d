package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.IntBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.IntPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamSideDataTest {
  private AVCodecParameters from;
  private AVCodecParameters to;

  @BeforeEach
  void allocate() {
    Ffmpeg.load();
    from = avcodec.avcodec_parameters_alloc();
    to = avcodec.avcodec_parameters_alloc();
  }

  @AfterEach
  void free() {
    avcodec.avcodec_parameters_free(from);
    avcodec.avcodec_parameters_free(to);
  }

  @Test
  void aProjectionIsCopiedToTheBitBesideWhatIsThere() {
    byte[] projection = new byte[48];
    for (int i = 0; i < projection.length; i++) {
      projection[i] = (byte) (7 * i);
    }
    AVPacketSideData all = new AVPacketSideData(null);
    try (IntPointer count = new IntPointer(1).put(0)) {
      avcodec
          .av_packet_side_data_new(all, count, avcodec.AV_PKT_DATA_SPHERICAL, projection.length, 0)
          .data()
          .put(projection, 0, projection.length);
      from.coded_side_data(all);
      from.nb_coded_side_data(count.get());
    }
    to.width(640);
    to.height(480);
    StreamSideData.setRotation(to, Rotation.QUARTER);
    StreamSideData.copyProjection(from, to);
    StreamSideData.setStereo(to, StereoPacking.OVER_UNDER);
    assertEquals(3, to.nb_coded_side_data());
    AVPacketSideData copied = StreamSideData.of(to, avcodec.AV_PKT_DATA_SPHERICAL);
    assertNotNull(copied);
    byte[] bytes = new byte[(int) copied.size()];
    copied.data().get(bytes);
    assertArrayEquals(projection, bytes);
    assertEquals(Optional.of(StereoPacking.OVER_UNDER), StreamSideData.stereo(to));
    // A quarter to the right moves the upper left corner by the height.
    IntBuffer numbers = StreamSideData.displayMatrix(to);
    assertNotNull(numbers);
    int[] matrix = new int[9];
    numbers.get(matrix);
    assertArrayEquals(new int[] {0, 1 << 16, 0, -(1 << 16), 0, 0, 480 << 16, 0, 1 << 30}, matrix);
  }

  @Test
  void whatIsNotSaidIsNotWritten() {
    StreamSideData.setRotation(to, Rotation.NONE);
    StreamSideData.setStereo(to, StereoPacking.INTERLEAVED);
    StreamSideData.copyProjection(from, to);
    assertEquals(0, to.nb_coded_side_data());
    assertNull(StreamSideData.displayMatrix(to));
    assertEquals(Optional.empty(), StreamSideData.stereo(to));
  }
}
