package org.fitterbench.benchmarks.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Writes JMH's own log, and tells of iterations and of what a dying JVM had to say. */
final class LogFormat implements OutputFormat {
  private static final String ERRORS_BEGIN = "<stderr last=";
  private static final String ERRORS_END = "</stderr>";

  private final OutputFormat text;
  private final IterationListener listener;
  private final List<String> errorOutput = new ArrayList<>();
  private boolean inErrorOutput;

  LogFormat(PrintStream log, IterationListener listener) {
    this.text = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    this.listener = listener;
  }

  /** The last lines of a dead JVM's standard error; empty when it lives. */
  synchronized List<String> errorOutput() {
    return List.copyOf(errorOutput);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    boolean warmup = params.getType() == IterationType.WARMUP;
    listener.iterationStarted(warmup, iteration, params.getCount());
    text.iteration(benchmark, params, iteration);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
    text.iterationResult(benchmark, params, iteration, result);
  }

  @Override
  public synchronized void println(String line) {
    text.println(line);
    if (line.startsWith(ERRORS_BEGIN)) {
      inErrorOutput = true;
    } else if (line.startsWith(ERRORS_END)) {
      inErrorOutput = false;
    } else if (inErrorOutput && !line.isBlank()) {
      errorOutput.add(line.strip());
    }
  }

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    text.startBenchmark(benchmark);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    text.endBenchmark(result);
  }

  @Override
  public void startRun() {
    text.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    // JMH explains at length how to read its table; the report is ours.
    text.flush();
  }

  @Override
  public void print(String fragment) {
    text.print(fragment);
  }

  @Override
  public void verbosePrintln(String line) {
    text.verbosePrintln(line);
  }

  @Override
  public void write(int b) {
    text.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    text.write(bytes);
  }

  @Override
  public void flush() {
    text.flush();
  }

  @Override
  public void close() {
    text.flush();
  }
}
