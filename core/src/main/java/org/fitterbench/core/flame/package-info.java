/**
 * Sampling profiles of the running JVM, and the flame graph page that shows one. Must not know any
 * pipeline or the run record.
 */
@NullMarked
package org.fitterbench.core.flame;

import org.jspecify.annotations.NullMarked;
