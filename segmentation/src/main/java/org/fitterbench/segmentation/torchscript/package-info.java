/**
 * TorchScript files of anyone's making as segmentation models, by a YAML file beside them that says
 * what they take and give. Knows no asset and no video.
 */
@NullMarked
package org.fitterbench.segmentation.torchscript;

import org.jspecify.annotations.NullMarked;
