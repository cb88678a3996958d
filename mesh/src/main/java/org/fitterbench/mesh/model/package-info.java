/** Meshes as plain arrays. Must not know file formats. */
@NullMarked
package org.fitterbench.mesh.model;

import org.jspecify.annotations.NullMarked;
