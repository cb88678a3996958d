package org.fitterbench.benchmarks.analysis;

import java.util.Optional;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.flame.SampleProfile;

/**
 * What an analysis found.
 *
 * @param record everything that is written down
 * @param profile the samples behind the record's hot methods; empty where the JVM cannot be sampled
 */
public record AnalysisResult(AnalysisRecord record, Optional<SampleProfile> profile) {}
