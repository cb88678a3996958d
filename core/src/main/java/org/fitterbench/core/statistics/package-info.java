/**
 * Summaries, percentiles and confidence intervals. Pure arithmetic on arrays; must not know the
 * record.
 */
@NullMarked
package org.fitterbench.core.statistics;

import org.jspecify.annotations.NullMarked;
