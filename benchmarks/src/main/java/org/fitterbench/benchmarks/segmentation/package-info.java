/**
 * Benchmarks of video segmentation: its kernels, its networks, and from file to file. Must not know
 * how benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.segmentation;

import org.jspecify.annotations.NullMarked;
