/**
 * Searches the settings that are fastest on the machine at hand by measuring, and says which stage
 * limits them. Must not know what a person is told, or where networks come from.
 */
@NullMarked
package org.fitterbench.segmentation.tuning;

import org.jspecify.annotations.NullMarked;
