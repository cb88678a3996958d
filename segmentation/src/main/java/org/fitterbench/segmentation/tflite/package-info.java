/** Reads networks from TensorFlow Lite's FlatBuffer files. Knows no engine. */
@NullMarked
package org.fitterbench.segmentation.tflite;

import org.jspecify.annotations.NullMarked;
