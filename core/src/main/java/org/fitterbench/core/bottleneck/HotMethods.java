package org.fitterbench.core.bottleneck;

import java.util.List;
import org.fitterbench.core.flame.HotMethod;
import org.fitterbench.core.flame.SampleProfile;

/**
 * The summary of a sampling profile.
 *
 * @param title what ran while it was sampled
 * @param event the JFR event that the samples come from
 * @param elapsedSeconds how long was sampled
 * @param samples all samples
 * @param methods the methods that were running most often, the hottest first
 */
public record HotMethods(
    String title, String event, double elapsedSeconds, long samples, List<Method> methods) {
  public HotMethods {
    methods = List.copyOf(methods);
  }

  /**
   * A method in the profile.
   *
   * @param name class without package, and method
   * @param qualifiedName with the package
   * @param selfPercent of all samples, the method itself running
   * @param totalPercent of all samples, the method anywhere on the stack
   */
  public record Method(
      String name, String qualifiedName, double selfPercent, double totalPercent) {}

  /**
   * Summarises a profile.
   *
   * @param limit how many methods at most
   */
  public static HotMethods of(SampleProfile profile, int limit) {
    return new HotMethods(
        profile.root().frame().name(),
        profile.event(),
        profile.elapsed().toNanos() / 1e9,
        profile.samples(),
        profile.hotMethods(limit).stream().map(HotMethods::method).toList());
  }

  private static Method method(HotMethod hot) {
    return new Method(
        hot.frame().label(),
        hot.frame().qualifiedName(),
        100 * hot.selfShare(),
        100 * hot.totalShare());
  }
}
