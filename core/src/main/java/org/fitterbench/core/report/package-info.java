/**
 * Runs on disk and the reports about them, for a person and for a program. Must not know how
 * anything is measured.
 */
@NullMarked
package org.fitterbench.core.report;

import org.jspecify.annotations.NullMarked;
