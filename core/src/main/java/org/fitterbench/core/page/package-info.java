/**
 * HTML pages that need nothing beside themselves: sections of text, tables and charts, drawn as
 * SVG. Must not know what they are about.
 */
@NullMarked
package org.fitterbench.core.page;

import org.jspecify.annotations.NullMarked;
