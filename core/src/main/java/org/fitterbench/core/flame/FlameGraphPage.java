package org.fitterbench.core.flame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flame graph as one HTML page that needs nothing beside itself: it opens from a file, in dark
 * and light, with mouse and keyboard. A policy in the page forbids it to load anything.
 *
 * <p>The address says what it shows: {@code #zoom=N} (the frame N, counted from 0 in depth-first
 * order) and {@code #search=TEXT}, joined by {@code &}.
 */
public final class FlameGraphPage {
  private static final int HOT_METHODS = 20;
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private FlameGraphPage() {}

  /**
   * Renders a profile.
   *
   * @param subtitle what was sampled and on what, one line under the title
   * @return the page
   */
  public static String render(SampleProfile profile, String subtitle) {
    Map<String, String> values =
        Map.of(
            "title", escape(profile.root().frame().name()),
            "subtitle", escape(subtitle),
            "samples", String.format(Locale.ROOT, "%,d", profile.samples()),
            "seconds", String.format(Locale.ROOT, "%.1f", profile.elapsed().toNanos() / 1e9),
            "event", escape(profile.event()),
            "methods", methodRows(profile.hotMethods(HOT_METHODS)),
            "data", data(profile.root()));
    return PLACE.matcher(template()).replaceAll(place -> quoted(values, place.group(1)));
  }

  private static String quoted(Map<String, String> values, String name) {
    return Matcher.quoteReplacement(
        Objects.requireNonNull(values.get(name), () -> "The page has no value for " + name));
  }

  private static String methodRows(List<HotMethod> methods) {
    StringBuilder rows = new StringBuilder();
    for (HotMethod method : methods) {
      StackFrame frame = method.frame();
      rows.append("<tr><td class=\"n\">")
          .append(percent(method.selfShare()))
          .append("</td><td class=\"bar\"><i style=\"width:")
          .append(percent(method.selfShare()).replace(" ", ""))
          .append("\"></i></td><td class=\"n\">")
          .append(percent(method.totalShare()))
          .append("</td><td class=\"n\">")
          .append(method.selfSamples())
          .append("</td><td><button type=\"button\" class=\"m\" data-search=\"")
          .append(escape(frame.qualifiedName()))
          .append("\"><b>")
          .append(escape(frame.label()))
          .append("</b> <span>")
          .append(escape(packageName(frame)))
          .append("</span></button></td></tr>\n");
    }
    return rows.toString();
  }

  private static String packageName(StackFrame frame) {
    int end = frame.className().lastIndexOf('.');
    return end < 0 ? "" : frame.className().substring(0, end);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /**
   * {@code frames}: label, qualified name and origin of each method; {@code nodes}: frame, depth,
   * first sample, samples and own samples of each node, depth first.
   */
  private static String data(StackNode root) {
    ObjectNode data = JSON.createObjectNode();
    ArrayNode frames = data.putArray("frames");
    ArrayNode nodes = data.putArray("nodes");
    addNodes(root, 0, 0, new LinkedHashMap<>(), frames, nodes);
    try {
      return escapeScript(JSON.writeValueAsString(data));
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("A tree of names and numbers is valid JSON", failure);
    }
  }

  private static void addNodes(
      StackNode node,
      int depth,
      long start,
      Map<StackFrame, Integer> indices,
      ArrayNode frames,
      ArrayNode nodes) {
    StackFrame frame = node.frame();
    Integer index = indices.get(frame);
    if (index == null) {
      index = indices.size();
      indices.put(frame, index);
      frames
          .addArray()
          .add(frame.label())
          .add(frame.qualifiedName())
          .add(frame.origin().name().toLowerCase(Locale.ROOT));
    }
    nodes.addArray().add(index).add(depth).add(start).add(node.samples()).add(node.selfSamples());
    long childStart = start;
    for (StackNode child : node.children()) {
      addNodes(child, depth + 1, childStart, indices, frames, nodes);
      childStart += child.samples();
    }
  }

  /** Keeps JSON inside its script element: no character of it can end the element. */
  private static String escapeScript(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String template() {
    try (InputStream stream =
        Objects.requireNonNull(
            FlameGraphPage.class.getResourceAsStream("flamegraph.html"),
            "flamegraph.html is part of this package")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
