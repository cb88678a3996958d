/**
 * Networks of usual architectures with seeded weights, for measuring throughput at any size. Their
 * masks mean nothing. Knows no engine and no file.
 */
@NullMarked
package org.fitterbench.segmentation.builtin;

import org.jspecify.annotations.NullMarked;
