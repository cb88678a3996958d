/**
 * Stages on bounded queues: workers, order, back-pressure, pacing, statistics and the video
 * pipeline that is made of them. Reads no clock; knows no command line.
 */
@NullMarked
package org.fitterbench.segmentation.stream;

import org.jspecify.annotations.NullMarked;
