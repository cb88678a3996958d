/**
 * The run record: what was measured, where, and what is doubtful about it. Pure data and its JSON;
 * may use statistics to summarise samples, must not know how anything is measured.
 */
@NullMarked
package org.fitterbench.core.record;

import org.jspecify.annotations.NullMarked;
