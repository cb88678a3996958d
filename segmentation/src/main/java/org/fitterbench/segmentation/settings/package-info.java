/**
 * The settings of video segmentation: read from YAML, checked, written back, described by a JSON
 * Schema. Knows neither models nor pipelines; those read from it what they need.
 */
@NullMarked
package org.fitterbench.segmentation.settings;

import org.jspecify.annotations.NullMarked;
