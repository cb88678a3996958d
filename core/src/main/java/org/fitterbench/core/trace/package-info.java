/** Nested named stages with total and self time. Must not know how times are reported. */
@NullMarked
package org.fitterbench.core.trace;

import org.jspecify.annotations.NullMarked;
