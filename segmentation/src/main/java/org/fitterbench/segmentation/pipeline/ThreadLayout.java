package org.fitterbench.segmentation.pipeline;

import java.util.stream.IntStream;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.settings.SegmentationSettings;

/**
 * How many threads work on what, and how many frames they keep under way.
 *
 * @param preparing threads that make the model's inputs
 * @param inferring threads that run the model, each with a model of its own
 * @param finishing threads that bring masks to the frame's size and compose
 * @param decoding threads of the decoder
 * @param encoding threads that encode
 * @param batch pictures of one inference
 * @param ready batches that are made ready ahead for each thread that infers
 * @param underWay the most frames under way
 */
public record ThreadLayout(
    int preparing,
    int inferring,
    int finishing,
    int decoding,
    int encoding,
    int batch,
    int ready,
    int underWay) {
  private static final int MOST_CODING = 16;

  public ThreadLayout {
    int least =
        IntStream.of(preparing, inferring, finishing, decoding, encoding, batch, ready, underWay)
            .min()
            .orElseThrow();
    if (least < 1 || Math.max(decoding, encoding) > MOST_CODING) {
      throw new IllegalArgumentException(
          "No layout of %d, %d, %d, %d and %d threads, batches of %d, %d ready, %d under way"
              .formatted(
                  preparing, inferring, finishing, decoding, encoding, batch, ready, underWay));
    }
  }

  /**
   * The layout for some settings.
   *
   * @param device where the model runs: on the CPU each thread that infers takes a core
   * @param cores of the machine, for what the settings leave open
   * @param views pictures in each frame
   */
  public static ThreadLayout of(
      SegmentationSettings settings, TorchDevice device, int cores, int views) {
    int batch = settings.model().batchSize();
    if (!settings.processing().useMultiprocessing()) {
      return new ThreadLayout(1, 1, 1, 1, 1, Math.min(batch, views), 1, 1);
    }
    int threads = settings.processing().numThreads().orElse(cores);
    int waiting = settings.processing().maxQueueSize();
    int preparing = settings.model().numWorkers().orElse(Math.max(1, threads / 4));
    int frames = framesOf(batch, views);
    int inferring =
        switch (device) {
          case CPU -> Math.clamp(waiting / frames, 1, threads);
          case GPU -> 1;
        };
    int finishing = Math.min(threads, waiting);
    int coding = Math.min(threads, MOST_CODING);
    // Beside those that wait, each thread works on some.
    int workedOn = preparing + inferring * frames + finishing + 1;
    return new ThreadLayout(
        preparing,
        inferring,
        finishing,
        coding,
        coding,
        batch,
        settings.model().prefetchFactor(),
        waiting + workedOn);
  }

  /** How many frames a batch holds: at least one, however many pictures that has. */
  public static int framesOf(int batch, int views) {
    return Math.max(1, batch / views);
  }
}
