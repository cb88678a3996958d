/** Tables and figures as a person reads them. Must not know what they are about. */
@NullMarked
package org.fitterbench.core.text;

import org.jspecify.annotations.NullMarked;
