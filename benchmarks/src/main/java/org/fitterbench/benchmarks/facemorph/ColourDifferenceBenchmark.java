package org.fitterbench.benchmarks.facemorph;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.colour.Ciede2000;
import org.fitterbench.facemorph.colour.ColourDifferences;
import org.fitterbench.facemorph.colour.Lab;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Luminance, chroma and CIEDE2000 between two sRGB colours, by tables in single precision and by
 * the definition in double precision; one thread, the colours of 256 by 256 texels of skin.
 */
@Title("Colour difference")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ColourDifferenceBenchmark {
  private static final int TEXELS = 256 * 256;

  /** How far the channels of two skins lie apart at most. */
  private static final int SPREAD = 60;

  private final int[] first = new int[TEXELS];
  private final int[] second = new int[TEXELS];
  private final float[] luminance = new float[TEXELS];
  private final float[] chroma = new float[TEXELS];
  private final float[] total = new float[TEXELS];

  /** Makes the colours. */
  @Setup(Level.Trial)
  public void setUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < TEXELS; i++) {
      first[i] = colour(random, 0x90, 0x60, 0x50);
      second[i] = colour(random, 0xB0, 0x80, 0x68);
    }
    check();
  }

  private static int colour(SplittableRandom random, int... channels) {
    int colour = 0;
    for (int channel : channels) {
      colour = colour << 8 | (channel + random.nextInt(SPREAD) - SPREAD / 2);
    }
    return colour;
  }

  /** Both ways give the same differences. */
  @SelfCheck
  public void check() {
    definition();
    float[] expected = total.clone();
    float[] expectedChroma = chroma.clone();
    tables();
    Expect.close("CIEDE2000", expected, total, ColourDifferences.ERROR_BOUND);
    Expect.close("chroma", expectedChroma, chroma, ColourDifferences.ERROR_BOUND);
  }

  /** By tables. */
  @Benchmark
  @OperationsPerInvocation(TEXELS)
  @Title("Colour difference of a texel")
  public float[] tables() {
    ColourDifferences.compute(first, second, 0, TEXELS, luminance, chroma, total);
    return total;
  }

  /** The straightforward twin. */
  @Benchmark
  @OperationsPerInvocation(TEXELS)
  @Title("Colour difference of a texel, by the definition")
  public float[] definition() {
    for (int i = 0; i < TEXELS; i++) {
      Lab one = Lab.ofSrgb(first[i]);
      Lab two = Lab.ofSrgb(second[i]);
      luminance[i] = (float) (two.l() - one.l());
      chroma[i] = (float) Math.hypot(two.a() - one.a(), two.b() - one.b());
      total[i] = (float) Ciede2000.between(one, two);
    }
    return total;
  }
}
