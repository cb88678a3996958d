/**
 * PyTorch's native library in this JVM, started once and shared by all that compute with it. Knows
 * no pipeline.
 */
@NullMarked
package org.fitterbench.core.torch;

import org.jspecify.annotations.NullMarked;
