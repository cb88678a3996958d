/**
 * Segments pictures and whole videos: the stages from a frame to the finished one, how many threads
 * work on each, and the masks that are kept for another run. Must not know commands, benchmarks or
 * how figures are shown.
 */
@NullMarked
package org.fitterbench.segmentation.pipeline;

import org.jspecify.annotations.NullMarked;
