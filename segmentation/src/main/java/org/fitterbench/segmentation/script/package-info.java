/**
 * Writes networks as TorchScript archives, which PyTorch's engine compiles. Knows no engine and no
 * model file format.
 */
@NullMarked
package org.fitterbench.segmentation.script;

import org.jspecify.annotations.NullMarked;
