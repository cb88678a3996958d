/** How two textures differ, texel by texel. Must not know meshes or files. */
@NullMarked
package org.fitterbench.facemorph.difference;

import org.jspecify.annotations.NullMarked;
