package org.fitterbench.core.bottleneck;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one bottleneck analysis measured, and what it advises.
 *
 * @param schemaVersion of the JSON; see {@link #SCHEMA_VERSION}
 * @param toolVersion version of fitter-bench
 * @param createdAt when it was measured
 * @param suite what was analysed, for example {@code fitter}
 * @param environment where
 * @param inputs on what data
 * @param settings how it was measured, by name
 * @param breakdowns operations taken apart into stages
 * @param costs loops taken apart into items
 * @param alternatives ways to do the same, side by side
 * @param batches the operation by batch size, smallest first
 * @param profile the methods that ran most; null when the JVM cannot be sampled, which a finding
 *     says
 * @param figures what the rules were asked about
 * @param advice what they say
 * @param findings doubts about the measurements
 */
public record AnalysisRecord(
    int schemaVersion,
    String toolVersion,
    Instant createdAt,
    String suite,
    Environment environment,
    List<InputAsset> inputs,
    Map<String, String> settings,
    List<Breakdown> breakdowns,
    List<ItemCosts> costs,
    List<Alternatives> alternatives,
    List<BatchPoint> batches,
    @Nullable HotMethods profile,
    List<Figure> figures,
    Advice advice,
    List<Finding> findings) {
  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  public AnalysisRecord {
    inputs = List.copyOf(inputs);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    breakdowns = List.copyOf(breakdowns);
    costs = List.copyOf(costs);
    alternatives = List.copyOf(alternatives);
    batches = List.copyOf(batches);
    figures = List.copyOf(figures);
    findings = List.copyOf(findings);
  }
}
