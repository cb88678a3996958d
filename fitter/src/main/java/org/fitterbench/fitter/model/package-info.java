/**
 * The Anny body model (arXiv 2511.03589): phenotypes, blend shapes, mesh topology and the forward
 * pass. Must not know files, targets of a fit or benchmarks.
 */
@NullMarked
package org.fitterbench.fitter.model;

import org.jspecify.annotations.NullMarked;
