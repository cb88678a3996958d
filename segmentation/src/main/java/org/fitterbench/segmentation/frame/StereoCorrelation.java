package org.fitterbench.segmentation.frame;

import java.util.List;
import java.util.Locale;
import org.fitterbench.mesh.video.Plane;

/**
 * Tells from a picture whether it holds those of two eyes: both halves then show the same things at
 * the same height, moved sideways by their parallax. Halves must agree well, and much better than
 * they do where they are set off against each other, so that a fence or a flat sky is not taken for
 * a pair.
 */
final class StereoCorrelation {
  /** Both halves are compared at this size. */
  private static final int WIDTH = 128;

  private static final int HEIGHT = 96;
  private static final int TILE = 16;

  /** The largest parallax, of 128 columns. */
  private static final int PARALLAX = 12;

  /** What is wider than this says more of the light than of the things. */
  private static final int DETAIL_RADIUS = 6;

  /** Halves are set off at least so far to see how they agree by chance. */
  private static final int LEAST_OFFSET = 3 * PARALLAX;

  private static final int OFFSET_STEP = 3;

  private static final double LEAST_AGREEMENT = 0.6;
  private static final double LEAST_ADVANTAGE = 0.25;

  /** The least variance of detail, in squared levels of 255, that halves are told apart by. */
  private static final double LEAST_DETAIL = 4;

  private StereoCorrelation() {}

  /** Looks at the luma of a frame. */
  static StereoDetection of(Plane luma) {
    if (luma.width() < 4 || luma.height() < 4) {
      return new StereoDetection(StereoLayout.NONE, "its frames are too small for two pictures");
    }
    Agreement beside = agreement(luma, StereoLayout.SIDE_BY_SIDE);
    Agreement below = agreement(luma, StereoLayout.OVER_UNDER);
    Agreement better = beside.advantage() >= below.advantage() ? beside : below;
    return better.related >= LEAST_AGREEMENT && better.advantage() >= LEAST_ADVANTAGE
        ? new StereoDetection(better.layout, "its " + better)
        : new StereoDetection(StereoLayout.NONE, "its " + beside + ", its " + below);
  }

  private static Agreement agreement(Plane luma, StereoLayout layout) {
    List<View> views = layout.views(luma.width(), luma.height());
    float[] one = detail(views.getFirst().of(luma));
    float[] other = detail(views.getLast().of(luma));
    if (variance(one) < LEAST_DETAIL || variance(other) < LEAST_DETAIL) {
      return new Agreement(layout, 0, 0);
    }
    double chance = 0;
    for (int down = TILE; down <= HEIGHT - TILE; down += OFFSET_STEP) {
      chance = Math.max(chance, correlation(one, other, 0, down));
    }
    for (int across = LEAST_OFFSET; across <= WIDTH - LEAST_OFFSET; across += PARALLAX) {
      chance = Math.max(chance, correlation(one, other, across, 0));
    }
    return new Agreement(layout, correlation(one, other, 0, 0), chance);
  }

  /** A half at the size of comparison, without what changes slowly. */
  private static float[] detail(Plane half) {
    float[] small = new float[HEIGHT * WIDTH];
    new PlaneReducer(
            Axis.triangle(half.width(), WIDTH),
            Axis.triangle(half.height(), HEIGHT),
            FrameKernel.SCALAR)
        .reduce(half, small);
    float[] slow = new float[small.length];
    new BoxMean(DETAIL_RADIUS, WIDTH, HEIGHT).apply(small, slow);
    for (int y = 0; y < HEIGHT; y++) {
      double sum = 0;
      for (int i = y * WIDTH; i < (y + 1) * WIDTH; i++) {
        small[i] -= slow[i];
        sum += small[i];
      }
      // Bars and horizons go through both halves of any picture.
      for (int i = y * WIDTH; i < (y + 1) * WIDTH; i++) {
        small[i] -= (float) (sum / WIDTH);
      }
    }
    return small;
  }

  private static double variance(float[] detail) {
    double sum = 0;
    for (float value : detail) {
      sum += value * value;
    }
    return sum / detail.length;
  }

  /** The correlation of both when every tile of the first is moved sideways to where it fits. */
  private static double correlation(float[] one, float[] other, int across, int down) {
    double product = 0;
    double oneEnergy = 0;
    double otherEnergy = 0;
    for (int top = 0; top < HEIGHT; top += TILE) {
      for (int left = 0; left < WIDTH; left += TILE) {
        Moments best = moments(one, other, left, top, across, down);
        for (int shift = -PARALLAX; shift <= PARALLAX; shift++) {
          Moments moved = moments(one, other, left, top, across + shift, down);
          best = moved.correlation() > best.correlation() ? moved : best;
        }
        product += best.product;
        oneEnergy += best.one;
        otherEnergy += best.other;
      }
    }
    return product / Math.max(Double.MIN_NORMAL, Math.sqrt(oneEnergy * otherEnergy));
  }

  private static Moments moments(
      float[] one, float[] other, int left, int top, int across, int down) {
    double product = 0;
    double oneEnergy = 0;
    double otherEnergy = 0;
    for (int y = top; y < top + TILE; y++) {
      int line = Math.floorMod(y + down, HEIGHT) * WIDTH;
      for (int x = left; x < left + TILE; x++) {
        float a = one[y * WIDTH + x];
        float b = other[line + Math.floorMod(x + across, WIDTH)];
        product += a * b;
        oneEnergy += a * a;
        otherEnergy += b * b;
      }
    }
    return new Moments(product, oneEnergy, otherEnergy);
  }

  /** Sums over a tile. */
  private record Moments(double product, double one, double other) {
    double correlation() {
      return product / Math.max(Double.MIN_NORMAL, Math.sqrt(one * other));
    }
  }

  /** How well two halves agree, and how well they do by chance. */
  private record Agreement(StereoLayout layout, double related, double chance) {
    double advantage() {
      return related - chance;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s agree to %.2f, by chance to %.2f",
          layout == StereoLayout.SIDE_BY_SIDE ? "left and right halves" : "upper and lower halves",
          related,
          chance);
    }
  }
}
