package org.fitterbench.facemorph.pipeline;

import java.time.Instant;

/**
 * One morph to make.
 *
 * @param pair the input
 * @param folder where the output goes
 * @param overwrite whether an earlier morph in the folder may be replaced
 * @param tool name and version of the program that asks, for the session log
 * @param start when it asks, for the session log
 */
public record MorphRequest(
    MorphPair pair, MorphFolder folder, boolean overwrite, String tool, Instant start) {}
