package org.fitterbench.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.fitterbench.benchmarks.runner.NearestNames;
import org.fitterbench.benchmarks.runner.Selection;
import org.fitterbench.benchmarks.suite.BenchmarkCatalog;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.benchmarks.suite.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fitter-bench list}: suites and benchmarks with titles and parameters. */
@Command(
    name = "list",
    description = "Lists suites and benchmarks with their parameters.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SelectionOptions selectionOptions = new SelectionOptions();

  @Option(names = "--json", description = "As JSON on standard output.")
  private boolean json;

  ListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var relaunch = new ClassPathRelaunch(context, spec);
    if (relaunch.isNeeded(selectionOptions.classPath(context))) {
      return relaunch.run(selectionOptions.classPath(context));
    }
    Selection selection = selectionOptions.selection();
    List<CatalogEntry> catalog = BenchmarkCatalog.read();
    List<CatalogEntry> selected = catalog.stream().filter(selection::contains).toList();
    if (selected.isEmpty()) {
      throw NearestNames.nothingMatches(catalog, selection);
    }
    if (json) {
      context.out().println(json(selected));
    } else {
      printTable(selected);
    }
    return ExitCode.OK.code();
  }

  private void printTable(List<CatalogEntry> entries) {
    int titleWidth = width(entries, CatalogEntry::title);
    int nameWidth = width(entries, CatalogEntry::shortName);
    for (Suite suite : Suite.values()) {
      List<CatalogEntry> ofSuite =
          entries.stream().filter(entry -> entry.suite() == suite).toList();
      if (ofSuite.isEmpty()) {
        continue;
      }
      context.out().println(suite.id() + ": " + suite.title());
      for (CatalogEntry entry : ofSuite) {
        String line =
            "  "
                + padded(entry.title(), titleWidth)
                + "  "
                + padded(entry.shortName(), nameWidth)
                + "  "
                + params(entry);
        context.out().println(line.stripTrailing());
      }
      context.out().println();
    }
  }

  private static String params(CatalogEntry entry) {
    StringBuilder text = new StringBuilder();
    entry
        .params()
        .forEach((name, values) ->
            text.append(text.isEmpty() ? "" : "  ")
                .append(name)
                .append('=')
                .append(String.join(",", values)));
    return text.toString();
  }

  private static int width(List<CatalogEntry> entries, Function<CatalogEntry, String> column) {
    return entries.stream().mapToInt(entry -> column.apply(entry).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String json(List<CatalogEntry> entries) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ArrayNode root = mapper.createArrayNode();
    Map<Suite, ArrayNode> benchmarks = new EnumMap<>(Suite.class);
    for (CatalogEntry entry : entries) {
      ArrayNode list =
          benchmarks.computeIfAbsent(
              entry.suite(),
              suite ->
                  root.addObject()
                      .put("suite", suite.id())
                      .put("title", suite.title())
                      .putArray("benchmarks"));
      ObjectNode node = list.addObject().put("benchmark", entry.name()).put("title", entry.title());
      ArrayNode modes = node.putArray("modes");
      entry.modes().forEach(mode -> modes.add(mode.label()));
      ObjectNode params = node.putObject("params");
      entry.params().forEach((name, values) -> values.forEach(params.withArray(name)::add));
    }
    try {
      return mapper.writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of strings is always writable", impossible);
    }
  }
}
