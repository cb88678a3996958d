package org.fitterbench.benchmarks.input;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.source.MakeHumanSkin;

/**
 * Somebody who is shown: what the body model needs to know and the skin that goes with it.
 *
 * @param age in years of life, roughly
 * @param ancestry where MakeHuman says that the face is from
 * @param gender female or male
 * @param muscle the phenotype, 0 to 1
 * @param weight the phenotype, 0 to 1
 */
public record DemoPerson(Age age, Ancestry ancestry, Gender gender, double muscle, double weight) {
  /** The ages that MakeHuman has skins for. */
  public enum Age {
    YOUNG(0.66),
    MIDDLEAGE(0.82),
    OLD(0.96);

    private final double phenotype;

    Age(double phenotype) {
      this.phenotype = phenotype;
    }
  }

  /** The faces that MakeHuman has skins for. */
  public enum Ancestry {
    AFRICAN(Phenotype.AFRICAN, 0x8A5A3C, 0x3A2415),
    ASIAN(Phenotype.ASIAN, 0xDDAE86, 0x45301F),
    CAUCASIAN(Phenotype.CAUCASIAN, 0xE4B79A, 0x5E7C8C);

    private final Phenotype phenotype;
    private final int tone;
    private final int iris;

    Ancestry(Phenotype phenotype, int tone, int iris) {
      this.phenotype = phenotype;
      this.tone = tone;
      this.iris = iris;
    }
  }

  /** The anchors of the phenotype, not quite reached. */
  public enum Gender {
    FEMALE(0.95),
    MALE(0.05);

    private final double phenotype;

    Gender(double phenotype) {
      this.phenotype = phenotype;
    }
  }

  /** Anybody of a gender, of another ancestry than somebody else. */
  public static DemoPerson random(RandomGenerator random, Gender gender, DemoPerson... others) {
    Ancestry ancestry;
    do {
      ancestry = Ancestry.values()[random.nextInt(Ancestry.values().length)];
    } while (others.length > 0 && others[0].ancestry == ancestry);
    return new DemoPerson(
        Age.values()[random.nextInt(Age.values().length)],
        ancestry,
        gender,
        0.35 + 0.4 * random.nextDouble(),
        0.3 + 0.4 * random.nextDouble());
  }

  /** The name of its file: {@code young_african_female}. */
  public String label() {
    return skin().label();
  }

  public MakeHumanSkin skin() {
    return MakeHumanSkin.valueOf(
        String.join("_", age.name(), ancestry.name(), gender.name()).toUpperCase(Locale.ROOT));
  }

  /** The colour of painted skin, {@code 0xRRGGBB}. */
  public int tone() {
    return ancestry.tone;
  }

  /** The colour of the iris, {@code 0xRRGGBB}. */
  public int iris() {
    return ancestry.iris;
  }

  public BodyParameters parameters(BodyModel model) {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.GENDER, gender.phenotype);
    body.setPhenotype(Phenotype.AGE, age.phenotype);
    body.setPhenotype(Phenotype.MUSCLE, muscle);
    body.setPhenotype(Phenotype.WEIGHT, weight);
    for (Ancestry other : Ancestry.values()) {
      body.setPhenotype(other.phenotype, other == ancestry ? 1 : 0);
    }
    return body;
  }
}
