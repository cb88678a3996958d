package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/** The mean of several readings; absent while none was measured. */
final class Average {
  private Reading absence = Reading.absent("no sample was taken");
  private double sum;
  private long count;

  void add(Reading reading) {
    switch (reading) {
      case Reading.Measured(double value) -> {
        sum += value;
        count++;
      }
      case Reading.Absent absent -> absence = absent;
    }
  }

  Reading reading() {
    return count == 0 ? absence : Reading.of(sum / count);
  }
}
