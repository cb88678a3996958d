/**
 * The machine and the JVM that measure: what they are, and what about them makes numbers doubtful.
 * Must not know benchmarks or how findings are shown.
 */
@NullMarked
package org.fitterbench.core.host;

import org.jspecify.annotations.NullMarked;
