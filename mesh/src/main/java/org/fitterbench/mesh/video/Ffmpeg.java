package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** FFmpeg's libraries: loading them once, and its error codes as messages. */
final class Ffmpeg {
  private static final int LONGEST_MESSAGE = 256;

  private Ffmpeg() {}

  /**
   * Loads the libraries and makes them silent: what goes wrong is told by exceptions.
   *
   * @throws UserInputException when there are none for this platform
   */
  static void load() {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      // Each class loads its own library; a call that does nothing makes it do so here.
      Objects.requireNonNull(avcodec.avcodec_license());
      Objects.requireNonNull(avformat.avformat_license());
      Objects.requireNonNull(swscale.swscale_license());
    } catch (LinkageError missing) {
      throw new UserInputException(
          "FFmpeg's libraries cannot be loaded on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch").toLowerCase(Locale.ROOT),
          "run on a platform that the distribution was built for, or build it on this one",
          missing);
    }
  }

  /** What an error code means, for example {@code No space left on device}. */
  static String message(int error) {
    byte[] text = new byte[LONGEST_MESSAGE];
    avutil.av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Lets a result of a function that writes a file pass.
   *
   * @param result negative when the function failed
   * @param file what is written, for the message
   * @throws UserInputException when it failed
   */
  static void checkWriting(int result, Path file) {
    if (result < 0) {
      throw FileFailure.writing(file, asIoException(result, file));
    }
  }

  /**
   * Lets a result of a function that opens a file pass.
   *
   * @param result negative when the function failed
   * @param file what is read, for the message
   * @throws UserInputException when it failed
   */
  static void checkReading(int result, Path file) {
    if (result == avutil.AVERROR_ENOMEM()) {
      throw new OutOfMemoryError("FFmpeg has no memory to read '" + file + "'");
    }
    if (result == avutil.AVERROR_INVALIDDATA || result == avutil.AVERROR_EOF) {
      throw new UserInputException(
          "'" + file + "' is no video, or its beginning or index is damaged or missing",
          "give a whole MP4, MOV, MKV, WebM or AVI file");
    }
    if (result < 0) {
      throw FileFailure.reading(file, asIoException(result, file));
    }
  }

  private static IOException asIoException(int error, Path file) {
    if (error == avutil.AVERROR_EACCES()) {
      return new AccessDeniedException(file.toString());
    }
    if (error == avutil.AVERROR_ENOENT()) {
      return new NoSuchFileException(file.toString());
    }
    return new FileSystemException(file.toString(), null, message(error));
  }

  /**
   * Lets a result of a function that can only fail for want of memory or by a mistake of ours pass.
   */
  static void check(int result, String step) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg cannot " + step + ": " + message(result));
    }
  }

  /** Lets an allocated object pass. */
  static <T> T allocated(T pointer, String what) {
    if (pointer == null) {
      throw new OutOfMemoryError("FFmpeg has no memory for " + what);
    }
    return pointer;
  }
}
