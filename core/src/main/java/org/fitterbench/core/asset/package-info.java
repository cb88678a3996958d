/**
 * Data that a run needs and the project does not hold: where it is cached, how it is brought and
 * checked. Must not know what the data are for.
 */
@NullMarked
package org.fitterbench.core.asset;

import org.jspecify.annotations.NullMarked;
