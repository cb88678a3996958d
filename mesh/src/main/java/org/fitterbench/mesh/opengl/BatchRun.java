package org.fitterbench.mesh.opengl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer.PictureSink;
import org.fitterbench.mesh.render.Renderer.SceneSource;
import org.fitterbench.mesh.render.Scene;
import org.jspecify.annotations.Nullable;

/**
 * One batch of pictures: threads of its own make scenes and take pictures, and the thread that has
 * the device draws, with one picture on its way back while the next is drawn.
 */
final class BatchRun implements AutoCloseable {
  /** Pictures that are on their way from the device at once. */
  private static final int READING = 2;

  private final int frames;
  private final SceneSource source;
  private final PictureSink sink;
  private final ExecutorService crew;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<Integer> freeSlots = new ArrayDeque<>();
  private final Deque<Made> reading = new ArrayDeque<>();
  private volatile boolean stopped;
  private int begun;
  private int taken;

  /** What draws and reads back; called by one thread. */
  interface Device {
    /** Draws a scene and begins to read it back. */
    void draw(Scene scene, int slot);

    /** Waits for the picture of a slot. */
    RenderTarget finish(int slot);
  }

  private sealed interface Event {}

  private record Made(int frame, int slot, Scene scene) implements Event {}

  private record Taken(int slot) implements Event {}

  private record Failed(Throwable failure) implements Event {}

  BatchRun(int frames, int slots, SceneSource source, PictureSink sink) {
    this.frames = frames;
    this.source = source;
    this.sink = sink;
    // One a slot: a sink may wait for a frame before its own, which then must find a thread.
    crew =
        Executors.newFixedThreadPool(
            slots, Thread.ofPlatform().daemon().name("batch-", 0).factory());
    for (int slot = 0; slot < slots; slot++) {
      freeSlots.add(slot);
    }
  }

  /** Draws all pictures; what the source or the sink throws, it throws. */
  void draw(Device device) {
    while (taken < frames) {
      while (begun < frames && !freeSlots.isEmpty()) {
        make(begun++, freeSlots.remove());
      }
      Event event = next();
      switch (event) {
        case null -> hand(device);
        case Made made -> {
          device.draw(made.scene(), made.slot());
          reading.add(made);
          if (reading.size() == READING) {
            hand(device);
          }
        }
        case Taken(int slot) -> {
          freeSlots.add(slot);
          taken++;
        }
        case Failed(Throwable failure) -> throwAsIs(failure);
      }
    }
  }

  /** The next event, or null when there is none yet and a picture can be fetched meanwhile. */
  private @Nullable Event next() {
    if (!reading.isEmpty()) {
      return events.poll();
    }
    try {
      return events.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while drawing a batch", interrupted);
    }
  }

  private void make(int frame, int slot) {
    crew.execute(() -> report(() -> new Made(frame, slot, source.scene(frame, slot))));
  }

  /** Fetches the picture that was drawn first and lets it be taken. */
  private void hand(Device device) {
    Made drawn = reading.remove();
    RenderTarget picture = device.finish(drawn.slot());
    crew.execute(() ->
        report(() -> {
          sink.accept(drawn.frame(), drawn.slot(), picture);
          return new Taken(drawn.slot());
        }));
  }

  private interface Work {
    Event run();
  }

  /** Whatever goes wrong on another thread is the caller's to know. */
  private void report(Work work) {
    if (stopped) {
      return;
    }
    try {
      events.add(work.run());
    } catch (RuntimeException | Error failure) {
      events.add(new Failed(failure));
    }
  }

  private static void throwAsIs(Throwable failure) {
    switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** Waits for what is still being made or taken, and ends the threads. */
  @Override
  public void close() {
    stopped = true;
    crew.close();
  }
}
