/**
 * Convolutional networks as plain data: layers on numbered values. Knows no file format and no
 * engine.
 */
@NullMarked
package org.fitterbench.segmentation.network;

import org.jspecify.annotations.NullMarked;
