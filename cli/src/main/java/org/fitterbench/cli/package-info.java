/** The entry points of the command line. Must not hold anything but wiring. */
@NullMarked
package org.fitterbench.cli;

import org.jspecify.annotations.NullMarked;
