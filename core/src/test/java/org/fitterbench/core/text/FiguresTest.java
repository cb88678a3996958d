package org.fitterbench.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "5234.56, 5235",
    "123456.7, 123457",
    "523.456, 523.5",
    "52.3456, 52.35",
    "9.9999, 10.00",
    "999.96, 1000",
    "1, 1.000",
    "0.0123456, 0.01235",
    "0.00012, 0.0001200",
    "0.00000123456, 1.235e-06",
    "-52.3456, -52.35",
    "0, 0",
  })
  void aFigureHasFourSignificantDigits(double value, String text) {
    assertEquals(text, Figures.significant(value));
  }

  @ParameterizedTest
  @CsvSource({"102.34, 102.3", "9.96, 10.0", "1, 1.0", "0.0433, 0.043", "0.96, 0.96", "0, 0"})
  void aSlowRateIsNotRoundedToNothing(double rate, String text) {
    assertEquals(text, Figures.framesPerSecond(rate));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "512, 512 B",
    "0.25, 0.3 B",
    "1024, 1.0 KiB",
    "123456, 120.6 KiB",
    "536870912, 512.0 MiB",
    "17179869184, 16.0 GiB",
    "2e15, 1819.0 TiB",
  })
  void bytesHaveABinaryUnit(double bytes, String text) {
    assertEquals(text, Figures.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "12345, 12.3 s",
    "52.34, 52.3 ms",
    "0.5, 500 µs",
    "0.00025, 250 ns",
    "0.0000002, 0.200 ns",
    "0, 0 s",
  })
  void aTimeHasTheUnitThatSuitsIt(double millis, String text) {
    assertEquals(text, Figures.time(millis));
  }

  @ParameterizedTest
  @CsvSource({"10000, 10 s", "50, 50 ms", "100, 100 ms", "2500, 2.5 s"})
  void aRoundTimeHasNoNeedlessZeros(double millis, String text) {
    assertEquals(text, Figures.roundTime(millis));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "545, 9 min 5 s", "7265, 2 h 1 min"})
  void aDurationIsInWords(long seconds, String text) {
    assertEquals(text, Figures.duration(Duration.ofSeconds(seconds)));
  }
}
