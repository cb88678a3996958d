/**
 * Two runs side by side: what became slower, faster, or cannot be told. Must not know how anything
 * is measured.
 */
@NullMarked
package org.fitterbench.core.comparison;

import org.jspecify.annotations.NullMarked;
