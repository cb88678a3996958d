package org.fitterbench.benchmarks.suite;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All benchmarks that JMH's annotation processor left on the class path. */
public final class BenchmarkCatalog {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private BenchmarkCatalog() {}

  /** The benchmarks on the class path: by suite, then title, then name. */
  public static List<CatalogEntry> read() {
    return BenchmarkList.defaultList().getAll(silence(), List.of()).stream()
        .map(BenchmarkCatalog::entry)
        .sorted(
            Comparator.comparing(CatalogEntry::suite)
                .thenComparing(CatalogEntry::title)
                .thenComparing(CatalogEntry::name)
                .thenComparing(entry -> entry.jmh().getMode()))
        .toList();
  }

  private static CatalogEntry entry(BenchmarkListEntry jmh) {
    String name = jmh.getUsername();
    String className = jmh.getUserClassQName();
    String method = name.substring(name.lastIndexOf('.') + 1);
    try {
      ClassLoader loader = BenchmarkCatalog.class.getClassLoader();
      Class<?> type = Class.forName(className, false, loader);
      return new CatalogEntry(Suite.of(name), title(type, method), figures(type), jmh);
    } catch (ClassNotFoundException | LinkageError unreadable) {
      // The class of a user's jar may need what only the fork has; its name will do for a title.
      return new CatalogEntry(Suite.of(name), words(className), Map.of(), jmh);
    }
  }

  private static String title(Class<?> type, String method) {
    for (var candidate : type.getMethods()) {
      Title own = candidate.getAnnotation(Title.class);
      if (candidate.getName().equals(method) && own != null) {
        return own.value();
      }
    }
    Title ofClass = type.getAnnotation(Title.class);
    return ofClass != null ? ofClass.value() : words(type.getName()) + ": " + method;
  }

  /** {@code a.b.MeshExportBenchmark} as "Mesh export". */
  private static String words(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1).replaceAll(".*\\$", "");
    String bare = simple.length() > 9 ? simple.replaceAll("Benchmark$", "") : simple;
    String[] words = WORD_START.split(bare);
    for (int i = 1; i < words.length; i++) {
      words[i] =
          words[i].substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words[i].substring(1);
    }
    return String.join(" ", words);
  }

  private static Map<String, Figure> figures(Class<?> type) {
    Map<String, Figure> figures = new TreeMap<>();
    for (Class<?> state : type.getDeclaredClasses()) {
      for (Field field : state.getFields()) {
        Figure figure = field.getAnnotation(Figure.class);
        if (figure != null) {
          figures.put(field.getName(), figure);
        }
      }
    }
    return figures;
  }

  private static OutputFormat silence() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT);
  }
}
