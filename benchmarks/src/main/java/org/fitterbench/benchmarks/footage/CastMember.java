package org.fitterbench.benchmarks.footage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.fitterbench.benchmarks.input.DemoPerson;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Somebody in the clip.
 *
 * @param person what the body is like
 * @param phenotypes what the body model was given
 * @param outfit what is worn
 * @param walker who walks
 * @param lane radius of the circle, metres
 * @param firstPhase of the walk at the first frame
 * @param height metres
 */
record CastMember(
    DemoPerson person,
    Map<Phenotype, Double> phenotypes,
    Outfit outfit,
    Walker walker,
    double lane,
    double firstPhase,
    double height) {
  CastMember {
    phenotypes = Collections.unmodifiableMap(new EnumMap<>(phenotypes));
  }

  static CastMember random(
      SplittableRandom random, BodyModel model, Wardrobe wardrobe, double lane) {
    DemoPerson.Gender[] genders = DemoPerson.Gender.values();
    DemoPerson person = DemoPerson.random(random, genders[random.nextInt(genders.length)]);
    Outfit outfit = Outfit.random(random, person);
    BodyParameters body = person.parameters(model);
    body.setPhenotype(Phenotype.HEIGHT, 0.25 + 0.3 * random.nextDouble());
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    Wardrobe.Dressed dressed =
        wardrobe.dress(person, outfit, workspace.restVertices(), random.nextLong());
    Walker walker = new Walker(model, body, workspace, dressed, random.nextDouble());
    Map<Phenotype, Double> phenotypes = new EnumMap<>(Phenotype.class);
    for (Phenotype phenotype : Phenotype.values()) {
      phenotypes.put(phenotype, body.phenotype(phenotype));
    }
    return new CastMember(
        person,
        phenotypes,
        outfit,
        walker,
        lane,
        random.nextDouble(),
        dressed.height(workspace.restVertices()));
  }
}
