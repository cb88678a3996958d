/**
 * YAML documents of sections with checked keys: reading with complaints that name the line, writing
 * with comments, and their JSON Schema. Does not know what the keys mean.
 */
@NullMarked
package org.fitterbench.segmentation.yaml;

import org.jspecify.annotations.NullMarked;
