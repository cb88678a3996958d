package org.fitterbench.core.flame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples the stacks of this JVM with JDK Flight Recorder while an operation runs.
 *
 * <p>It uses the cooperative sampler ({@code jdk.ExecutionSample}, JEP 518), which every platform
 * has and which attributes a sample to the code that was interrupted. The CPU-time sampler (JEP
 * 509) is experimental, for Linux only, and in counted loops, which numerical kernels are made of,
 * it loses samples and marks most others as biased.
 */
public final class SamplingProfiler {
  private static final String EVENT = "jdk.ExecutionSample";
  private static final Duration PERIOD = Duration.ofMillis(2);
  private static final String FLIGHT_RECORDER_THREADS = "JFR ";

  private SamplingProfiler() {}

  /** Why this JVM cannot be sampled; empty when it can. */
  public static Optional<String> unavailable() {
    return FlightRecorder.isAvailable()
        ? Optional.empty()
        : Optional.of("this JVM has no JDK Flight Recorder");
  }

  /**
   * Runs an operation and samples all threads that run Java code meanwhile. Stacks of the calling
   * thread start at the operation; stacks of other threads start at a frame with the thread's name.
   *
   * @param title what the operation is, the root of the tree
   * @param operation what to sample; should last seconds
   * @throws IllegalStateException when this JVM {@linkplain #unavailable() cannot be sampled}
   * @throws UncheckedIOException when the recording cannot be written to the folder for temporary
   *     files
   */
  public static SampleProfile profile(String title, Runnable operation) {
    unavailable()
        .ifPresent(reason -> {
          throw new IllegalStateException(reason);
        });
    Path file = temporaryFile();
    try (Recording recording = new Recording()) {
      recording.setName(title);
      recording.enable(EVENT).withPeriod(PERIOD);
      recording.start();
      long start = System.nanoTime();
      runSampled(operation);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      recording.stop();
      recording.dump(file);
      return read(file, title, elapsed);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The recording could not be kept in " + file.getParent(), failure);
    } finally {
      delete(file);
    }
  }

  /** Marks the bottom of the operation on the calling thread's stack. */
  private static void runSampled(Runnable operation) {
    operation.run();
  }

  private static SampleProfile read(Path file, String title, Duration elapsed) throws IOException {
    long callerId = Thread.currentThread().threadId();
    StackFolder folder = new StackFolder(new StackFrame("", title));
    long truncated = 0;
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (!event.getEventType().getName().equals(EVENT) || stack == null) {
          continue;
        }
        RecordedThread thread = event.getThread("sampledThread");
        String threadName =
            thread == null || thread.getJavaName() == null ? "unnamed" : thread.getJavaName();
        if (threadName.startsWith(FLIGHT_RECORDER_THREADS)) {
          continue;
        }
        List<StackFrame> operation = aboveTheMarker(stack);
        boolean caller = thread != null && thread.getJavaThreadId() == callerId;
        if (operation.isEmpty() && caller && !stack.isTruncated()) {
          continue; // the profiler itself, before or after the operation
        }
        truncated += stack.isTruncated() ? 1 : 0;
        folder.add(operation.isEmpty() ? fromTheThread(stack, threadName) : operation, 1);
      }
    }
    return new SampleProfile(EVENT, PERIOD, elapsed, truncated, folder.tree());
  }

  /** The frames above {@link #runSampled}; empty when the stack does not hold it. */
  private static List<StackFrame> aboveTheMarker(RecordedStackTrace stack) {
    List<StackFrame> innermostFirst = new ArrayList<>();
    for (RecordedFrame recorded : stack.getFrames()) {
      RecordedMethod method = recorded.getMethod();
      if (method.getType().getName().equals(SamplingProfiler.class.getName())
          && method.getName().equals("runSampled")) {
        return innermostFirst.reversed();
      }
      addFrame(method, innermostFirst);
    }
    return List.of();
  }

  private static List<StackFrame> fromTheThread(RecordedStackTrace stack, String threadName) {
    List<StackFrame> outermostFirst = new ArrayList<>();
    outermostFirst.add(StackFrame.ofThread(threadName));
    for (RecordedFrame recorded : stack.getFrames().reversed()) {
      addFrame(recorded.getMethod(), outermostFirst);
    }
    return outermostFirst;
  }

  private static void addFrame(RecordedMethod method, List<StackFrame> frames) {
    StackFrame frame = StackFrame.ofMethod(method.getType().getName(), method.getName());
    if (!frame.isLambdaGlue()) {
      frames.add(frame);
    }
  }

  private static Path temporaryFile() {
    try {
      return Files.createTempFile("fitter-bench-profile", ".jfr");
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "No file can be made in " + System.getProperty("java.io.tmpdir"), failure);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("The recording could not be deleted: " + file, failure);
    }
  }
}
