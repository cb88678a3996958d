package org.fitterbench.segmentation.tuning;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.fitterbench.core.statistics.MeanInterval;

/**
 * Candidates that were measured in turns on as many frames each. Every pass over them is a block:
 * what it has in common, such as a machine that grew slower, is no difference between candidates
 * (the randomised block design; least significant difference of logarithms of rates).
 *
 * @param frames of each run
 * @param measured fastest first, as many runs of each
 * @param kept how many of them went on to the next round
 */
public record Round(int frames, List<Measured> measured, int kept) {
  public Round {
    measured = List.copyOf(measured);
    if (frames < 1 || kept < 1 || kept > measured.size()) {
      throw new IllegalArgumentException(
          kept + " of " + measured.size() + " kept after runs of " + frames + " frames");
    }
    int passes = measured.getFirst().rates().size();
    for (Measured each : measured) {
      if (each.rates().size() != passes) {
        throw new IllegalArgumentException("A pass without " + each.candidate().label());
      }
    }
  }

  /** The candidates that the measurements do not tell from the fastest, the fastest among them. */
  public List<Measured> tied() {
    Measured fastest = measured.getFirst();
    return measured.stream().filter(each -> !isFaster(fastest, each)).toList();
  }

  /** Whether one candidate is measurably faster than another. */
  boolean isFaster(Measured one, Measured other) {
    return meanLog(one) - meanLog(other) > leastDifference();
  }

  /** The least difference of mean logarithms that means something; infinite after one pass. */
  private double leastDifference() {
    int passes = measured.getFirst().rates().size();
    int freedom = (measured.size() - 1) * (passes - 1);
    if (freedom == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double all = measured.stream().mapToDouble(Round::meanLog).average().orElseThrow();
    double squares = 0;
    for (int pass = 0; pass < passes; pass++) {
      int block = pass;
      double ofPass =
          measured.stream()
              .mapToDouble(each -> Math.log(each.rates().get(block)))
              .average()
              .orElseThrow();
      for (Measured each : measured) {
        double residual = Math.log(each.rates().get(pass)) - meanLog(each) - ofPass + all;
        squares += residual * residual;
      }
    }
    double t =
        new TDistribution(freedom)
            .inverseCumulativeProbability((1 + MeanInterval.DEFAULT_LEVEL) / 2);
    return t * Math.sqrt(squares / freedom * 2 / passes);
  }

  private static double meanLog(Measured candidate) {
    return candidate.rates().stream().mapToDouble(Math::log).average().orElseThrow();
  }
}
