/**
 * Where the time of a pipeline goes and what to do about it: stages by their share, costs item by
 * item, scaling by batch, and advice from rules. Must not know any pipeline, nor how anything is
 * measured.
 */
@NullMarked
package org.fitterbench.core.bottleneck;

import org.jspecify.annotations.NullMarked;
