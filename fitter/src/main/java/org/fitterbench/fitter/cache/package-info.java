/** Loaded body models that several users of one JVM share. Must not know what they are used for. */
@NullMarked
package org.fitterbench.fitter.cache;

import org.jspecify.annotations.NullMarked;
