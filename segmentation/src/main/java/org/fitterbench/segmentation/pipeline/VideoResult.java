package org.fitterbench.segmentation.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.segmentation.stream.StreamOutcome;

/**
 * What has become of a video.
 *
 * @param outcome how the run ended, and how each stage has spent its time
 * @param file what was written: under its name when complete, else under one that says that it is
 *     partial; empty when no frame was finished
 * @param batch how many pictures were inferred at once in the end
 */
public record VideoResult(StreamOutcome outcome, Optional<Path> file, int batch) {}
