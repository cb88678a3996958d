package org.fitterbench.segmentation.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers have been taken from a queue by workers that take runs of consecutive ones: each
 * run belongs to the worker that was free for it first. Runs begin at multiples of their length,
 * whoever takes them. Guarded by the queue's lock.
 */
final class RunClaims {
  private final int run;
  private final List<Claim> claims = new ArrayList<>();

  /** The first number that no worker has claimed. */
  private long unclaimed;

  /**
   * @param run how many numbers a worker claims
   */
  RunClaims(int run) {
    this.run = run;
  }

  /** A worker's own place. */
  final class Claim {
    private long next;
    private long end;

    private Claim() {}

    /** The number to take next, of a new run where the last one is done. */
    long next() {
      if (next == end) {
        next = unclaimed;
        unclaimed += run;
        end = unclaimed;
      }
      return next;
    }

    /**
     * The number has been taken.
     *
     * @return the first that no worker has taken
     */
    long taken() {
      next++;
      return claims.stream()
          .filter(claim -> claim.next < claim.end)
          .mapToLong(claim -> claim.next)
          .min()
          .orElse(unclaimed);
    }
  }

  /** A place for one more worker. */
  Claim open() {
    Claim claim = new Claim();
    claims.add(claim);
    return claim;
  }
}
