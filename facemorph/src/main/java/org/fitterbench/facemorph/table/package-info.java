/** The measured components as CSV files. Must not know how they are computed or drawn. */
@NullMarked
package org.fitterbench.facemorph.table;

import org.jspecify.annotations.NullMarked;
