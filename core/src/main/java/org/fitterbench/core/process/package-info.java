/**
 * Running another program and taking what it printed. Must not know which programs there are or
 * what they mean.
 */
@NullMarked
package org.fitterbench.core.process;

import org.jspecify.annotations.NullMarked;
