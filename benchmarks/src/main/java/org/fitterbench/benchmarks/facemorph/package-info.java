/**
 * Benchmarks of the face morph, stage by stage and from files to files. Must not know how
 * benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.facemorph;

import org.jspecify.annotations.NullMarked;
