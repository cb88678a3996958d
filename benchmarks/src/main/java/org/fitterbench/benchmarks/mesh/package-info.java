/** Benchmarks of drawing meshes. Must not know how they are run. */
@NullMarked
package org.fitterbench.benchmarks.mesh;

import org.jspecify.annotations.NullMarked;
