package org.fitterbench.fitter.cache;

import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.source.BodyDataLocator;

/**
 * Which model: equal keys mean the same one.
 *
 * @param bodyData {@code makehuman}, {@code procedural} or an absolute folder
 * @param installed where installed data are
 * @param options what the model is made with
 */
public record BodyModelKey(String bodyData, CacheFolder installed, BodyModelOptions options) {
  public BodyModelKey {
    boolean named =
        bodyData.equals(BodyDataLocator.MAKEHUMAN) || bodyData.equals(BodyDataLocator.PROCEDURAL);
    if (!named && !Path.of(bodyData).isAbsolute()) {
      throw new IllegalArgumentException("A folder of body data is absolute: " + bodyData);
    }
  }

  /**
   * Reads the body data and makes the model.
   *
   * @throws org.fitterbench.core.failure.UserInputException when there are no such data, or they
   *     lack what the options ask for
   */
  public BodyModel load() {
    return BodyModel.create(BodyDataLocator.load(bodyData, installed, installed.path()), options);
  }
}
