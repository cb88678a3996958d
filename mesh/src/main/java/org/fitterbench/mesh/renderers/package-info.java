/** The choice between the renderers there are. Must not know what they draw or for whom. */
@NullMarked
package org.fitterbench.mesh.renderers;

import org.jspecify.annotations.NullMarked;
