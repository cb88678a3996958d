/**
 * The whole face morph: two mesh files in, frames, meshes, heat maps, a video and tables out, in
 * nine stages. Must not know command lines or benchmarks.
 */
@NullMarked
package org.fitterbench.facemorph.pipeline;

import org.jspecify.annotations.NullMarked;
