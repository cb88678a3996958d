/** What a user did wrong, said in one line with the way out. Must not know any other package. */
@NullMarked
package org.fitterbench.core.failure;

import org.jspecify.annotations.NullMarked;
