package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/** The largest of several readings; absent while none was measured. */
final class Peak {
  private Reading largest = Reading.absent("no sample was taken");

  void add(Reading reading) {
    switch (reading) {
      case Reading.Measured(double value) -> {
        if (!(largest instanceof Reading.Measured(double before)) || value > before) {
          largest = reading;
        }
      }
      case Reading.Absent _ -> {
        if (largest instanceof Reading.Absent) {
          largest = reading;
        }
      }
    }
  }

  Reading reading() {
    return largest;
  }
}
