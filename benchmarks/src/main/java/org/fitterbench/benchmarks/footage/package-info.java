/**
 * Footage made by code: clothed people of the body model who walk and turn before painted scenery,
 * drawn with their exact masks. Must not know any network or benchmark.
 */
@NullMarked
package org.fitterbench.benchmarks.footage;

import org.jspecify.annotations.NullMarked;
