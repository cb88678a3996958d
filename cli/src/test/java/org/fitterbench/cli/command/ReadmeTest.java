package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.fitter.source.CompactBodyFile;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the README, in the README's order, in one folder. Forks are instant, and
 * the body made by code stands in for MakeHuman's installed data.
 */
class ReadmeTest {
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ECHO = Pattern.compile("echo '(.*)' > (\\S+)");

  /** What .ci/run runs itself, or what is no command of ours. */
  private static final Set<String> ELSEWHERE = Set.of("./run_all_benchmarks.sh", "mvn");

  private static final Set<String> ON_NETWORKS = Set.of("segment", "tune");

  @TempDir private Path folder = Path.of("");

  @Test
  void everyCommandOfTheReadmeWorks() throws IOException {
    Path cache = folder.resolve("cache");
    CompactBodyFile.write(
        new MakeHumanAsset(new CacheFolder(cache)).file(), ProceduralBody.create());
    PictureFiles.writePng(SegmentCommandTest.photo(), folder.resolve("photo.png"));
    Set<String> shown = new TreeSet<>();
    for (String line : shellLines(readme())) {
      Matcher echo = ECHO.matcher(line);
      List<String> words = new ArrayList<>(Arrays.asList(line.split("\\s+")));
      String program = words.removeFirst();
      if (echo.matches()) {
        Files.writeString(folder.resolve(echo.group(2)), echo.group(1));
      } else if (program.equals("bin/fitter-bench")) {
        setStandIns(cache, words.contains("install") || ON_NETWORKS.contains(words.getFirst()));
        shown.add(words.getFirst().startsWith("-") ? "run" : words.getFirst());
        run(line, cache, false, words);
      } else if (program.equals("bin/compare-benchmarks")) {
        shown.add("compare");
        run(line, cache, true, words);
      } else {
        assertTrue(ELSEWHERE.contains(program), line);
      }
    }
    Set<String> all = new TreeSet<>();
    for (Subcommand command : Subcommand.values()) {
      all.add(command.label());
    }
    assertEquals(all, shown, "every command has an example");
  }

  /**
   * Puts files where skins and networks would be, so that nothing is brought through npm, or takes
   * them away where they would be verified or looked at.
   */
  private static void setStandIns(Path cache, boolean wanted) throws IOException {
    Path skins = new MakeHumanAsset(new CacheFolder(cache)).skins().file();
    SelfieAsset networks = new SelfieAsset(new CacheFolder(cache));
    Files.deleteIfExists(skins);
    networks.remove();
    if (wanted) {
      Files.writeString(skins, "no skins");
      for (SelfieNetwork network : SelfieNetwork.values()) {
        SegmentCommandTest.copyNetwork(networks.file(network));
      }
    }
  }

  private void run(String line, Path cache, boolean compare, List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of("FITTER_BENCH_CACHE", cache.toString()),
            folder,
            false);
    int code =
        compare
            ? CommandTree.runCompare(context, words)
            : CommandTree.run(context, new InstantHost(folder), words);
    assertEquals(ExitCode.OK.code(), code, () -> line + "\n" + out + err);
  }

  private static List<String> shellLines(String text) {
    return SHELL
        .matcher(text)
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(line -> line.replaceFirst("\\s+# .*", "").strip())
        .map(line -> line.startsWith("bin/") ? line.replaceFirst(" > \\S+$", "") : line)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String readme() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    return Files.readString(module.resolveSibling("README.md"));
  }
}
