package org.fitterbench.fitter.model;

import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * The forward passes of several bodies. Every thread has a fixed share of neighbouring bodies, and
 * what a body gets does not depend on its share. Within a share each stage goes through all bodies;
 * shapes are blended tile by tile, so that the offsets of a tile are read from memory once for all
 * of them.
 *
 * @param workspaces at least one for each body
 */
record ForwardBatch(
    BodyModel model,
    List<BodyParameters> bodies,
    Skinning skinning,
    List<BodyWorkspace> workspaces) {

  /**
   * Computes them.
   *
   * @param threads how many at most, the caller's among them; the others are those of the common
   *     pool
   */
  void compute(int threads, StageTrace trace) {
    int shares = Math.clamp(bodies.size(), 1, threads);
    if (shares == 1) {
      computeShare(0, bodies.size(), trace);
    } else {
      IntStream.range(0, shares)
          .parallel()
          .forEach(share -> computeShare(start(share, shares), start(share + 1, shares), trace));
    }
  }

  private int start(int share, int shares) {
    return Math.toIntExact((long) share * bodies.size() / shares);
  }

  private void computeShare(int from, int to, StageTrace trace) {
    try (Stage _ = trace.stage("coefficients")) {
      for (int body = from; body < to; body++) {
        model.computeCoefficients(bodies.get(body), workspaces.get(body));
      }
    }
    try (Stage _ = trace.stage("blend-shapes")) {
      for (int tile = 0; tile < model.shapes().tileCount(); tile++) {
        for (int body = from; body < to; body++) {
          model.blendShapes(workspaces.get(body), tile);
        }
      }
    }
    try (Stage _ = trace.stage("rest-skeleton")) {
      for (int body = from; body < to; body++) {
        model.placeSkeleton(workspaces.get(body));
      }
    }
    try (Stage _ = trace.stage("pose")) {
      for (int body = from; body < to; body++) {
        model.pose(bodies.get(body), workspaces.get(body));
      }
    }
    try (Stage _ = trace.stage("skinning")) {
      for (int body = from; body < to; body++) {
        model.skin(skinning, workspaces.get(body));
      }
    }
  }
}
