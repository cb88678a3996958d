/**
 * Searches the settings that are fastest on the machine at hand, by measuring, and says which stage
 * limits them. Must not know how candidates are run: that is handed in.
 */
@NullMarked
package org.fitterbench.segmentation.tuning;

import org.jspecify.annotations.NullMarked;
