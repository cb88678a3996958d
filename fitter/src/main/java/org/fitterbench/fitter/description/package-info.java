/**
 * Bodies as JSON files: reading, checking and writing. Must not know where body data come from or
 * how a body is fitted.
 */
@NullMarked
package org.fitterbench.fitter.description;

import org.jspecify.annotations.NullMarked;
