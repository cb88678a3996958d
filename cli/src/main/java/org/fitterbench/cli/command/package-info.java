/** One picocli class per command. Must not hold algorithms. */
@NullMarked
package org.fitterbench.cli.command;

import org.jspecify.annotations.NullMarked;
