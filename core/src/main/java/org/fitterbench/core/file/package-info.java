/** Files that are whole or not there at all. Must not know what is in them. */
@NullMarked
package org.fitterbench.core.file;

import org.jspecify.annotations.NullMarked;
