/**
 * Stages that work at the same time on bounded queues: workers, order, back-pressure, pace,
 * statistics. Knows neither videos nor models, and reads no clock.
 */
@NullMarked
package org.fitterbench.segmentation.stream;

import org.jspecify.annotations.NullMarked;
