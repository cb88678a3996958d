/**
 * Performance targets and whether a run meets them. Must not know how anything is measured or
 * shown.
 */
@NullMarked
package org.fitterbench.core.target;

import org.jspecify.annotations.NullMarked;
