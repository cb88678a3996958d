package org.fitterbench.mesh.video;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVStereo3D;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/** What a container says of a whole stream beside its codec's parameters. */
final class StreamSideData {
  /** 1 in the display matrix, as a fixed-point number with 16 bits after the point. */
  private static final int ONE = 1 << 16;

  /** 1 in the last column of the display matrix, with 30 bits after the point. */
  private static final int ONE_IN_LAST_COLUMN = 1 << 30;

  private StreamSideData() {}

  /** What a stream says of itself under a type, or null. */
  static @Nullable AVPacketSideData of(AVCodecParameters parameters, int type) {
    for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
      AVPacketSideData data = parameters.coded_side_data().getPointer(i);
      if (data.type() == type) {
        return data;
      }
    }
    return null;
  }

  /** The nine numbers of the display matrix (ISO/IEC 14496-12, 6.2.2), or null. */
  static @Nullable IntBuffer displayMatrix(AVCodecParameters parameters) {
    AVPacketSideData data = of(parameters, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    return data == null ? null : integers(data.data(), data.size());
  }

  private static IntBuffer integers(BytePointer data, long bytes) {
    return data.capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
  }

  /** How a stream says that the views of two eyes are packed. */
  static Optional<StereoPacking> stereo(AVCodecParameters parameters) {
    AVPacketSideData data = of(parameters, avcodec.AV_PKT_DATA_STEREO3D);
    if (data == null) {
      return Optional.empty();
    }
    return switch (new AVStereo3D(data.data()).type()) {
      case avutil.AV_STEREO3D_2D -> Optional.of(StereoPacking.MONO);
      case avutil.AV_STEREO3D_SIDEBYSIDE -> Optional.of(StereoPacking.SIDE_BY_SIDE);
      case avutil.AV_STEREO3D_TOPBOTTOM -> Optional.of(StereoPacking.OVER_UNDER);
      case avutil.AV_STEREO3D_UNSPEC -> Optional.empty();
      default -> Optional.of(StereoPacking.INTERLEAVED);
    };
  }

  /** Says how players turn the pictures of a stream, such that their upper left corner is at 0. */
  static void setRotation(AVCodecParameters parameters, Rotation rotation) {
    int width = parameters.width() * ONE;
    int height = parameters.height() * ONE;
    int[] matrix =
        switch (rotation) {
          case NONE -> new int[0];
          case QUARTER -> matrix(0, ONE, height, 0);
          case HALF -> matrix(-ONE, 0, width, height);
          case THREE_QUARTERS -> matrix(0, -ONE, 0, width);
        };
    if (matrix.length > 0) {
      integers(add(parameters, avcodec.AV_PKT_DATA_DISPLAYMATRIX, 4L * matrix.length), 36)
          .put(matrix);
    }
  }

  private static int[] matrix(int cosine, int sine, int x, int y) {
    return new int[] {cosine, sine, 0, -sine, cosine, 0, x, y, ONE_IN_LAST_COLUMN};
  }

  /** Says how the views of two eyes are packed, where MP4 has a word for it. */
  static void setStereo(AVCodecParameters parameters, StereoPacking packing) {
    int type =
        switch (packing) {
          case MONO -> avutil.AV_STEREO3D_2D;
          case SIDE_BY_SIDE -> avutil.AV_STEREO3D_SIDEBYSIDE;
          case OVER_UNDER -> avutil.AV_STEREO3D_TOPBOTTOM;
          case INTERLEAVED -> avutil.AV_STEREO3D_UNSPEC;
        };
    if (type == avutil.AV_STEREO3D_UNSPEC) {
      return;
    }
    try (SizeTPointer size = new SizeTPointer(1)) {
      AVStereo3D stereo = Ffmpeg.allocated(avutil.av_stereo3d_alloc_size(size), "stereo data");
      try {
        stereo.type(type);
        // With a view MP4 gets a second box, in place of which readers forget the packing.
        stereo.view(avutil.AV_STEREO3D_VIEW_UNSPEC);
        Pointer.memcpy(
            add(parameters, avcodec.AV_PKT_DATA_STEREO3D, size.get()), stereo, size.get());
      } finally {
        avutil.av_free(stereo);
      }
    }
  }

  /** Takes over how another stream projects its pictures on a sphere, if it says so. */
  static void copyProjection(AVCodecParameters from, AVCodecParameters to) {
    AVPacketSideData data = of(from, avcodec.AV_PKT_DATA_SPHERICAL);
    if (data != null) {
      Pointer.memcpy(add(to, avcodec.AV_PKT_DATA_SPHERICAL, data.size()), data.data(), data.size());
    }
  }

  /** Makes room for so many bytes of a type. */
  private static BytePointer add(AVCodecParameters parameters, int type, long bytes) {
    AVPacketSideData all =
        parameters.nb_coded_side_data() == 0
            ? new AVPacketSideData(null)
            : parameters.coded_side_data();
    try (IntPointer count = new IntPointer(1).put(parameters.nb_coded_side_data())) {
      AVPacketSideData added =
          Ffmpeg.allocated(
              avcodec.av_packet_side_data_new(all, count, type, bytes, 0), "a stream's data");
      parameters.coded_side_data(all);
      parameters.nb_coded_side_data(count.get());
      return added.data().capacity(bytes);
    }
  }
}
