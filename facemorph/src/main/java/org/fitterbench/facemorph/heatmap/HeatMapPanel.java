package org.fitterbench.facemorph.heatmap;

import org.fitterbench.mesh.picture.Picture;

/**
 * One picture of a page with what is said about it.
 *
 * @param heading what is shown, a word or two
 * @param explanation how to read it, a few words
 * @param picture the picture
 * @param scale its colours
 * @param summary its most telling figures
 */
record HeatMapPanel(
    String heading, String explanation, Picture picture, ComponentScale scale, String summary) {}
