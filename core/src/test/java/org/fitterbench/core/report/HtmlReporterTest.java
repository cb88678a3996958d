package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fitterbench.core.golden.HeadlessBrowser;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.SampleRecords;
import org.fitterbench.core.target.TargetJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReporterTest {
  @TempDir Path folder;

  static Stream<RunRecord> runs() {
    return SampleRuns.all().values().stream();
  }

  private static String page(RunRecord run) {
    return ReportFormat.HTML.render(RunReport.of(run, TargetJson.builtIn()));
  }

  private static Document parsed(RunRecord run) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page(run))));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void thePageIsWellFormedAndEveryIdIsThereOnce(RunRecord run) throws Exception {
    Document page = parsed(run);
    assertEquals("html", page.getDocumentElement().getTagName());
    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"")
            .matcher(page(run))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(ids.stream().distinct().toList(), ids);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void thePageRefersToNothingOutside(RunRecord run) {
    String page = page(run);
    assertFalse(
        Pattern.compile(
                "(?i)<(script|link|img|iframe|object|image|use)|\\b(src|href)=|url\\(|@import|https?:")
            .matcher(page)
            .find());
    assertTrue(page.contains("default-src &#39;none&#39;"));
  }

  @Test
  void everyChartHasATitleADescriptionAndItsNumbers() throws Exception {
    NodeList charts = parsed(SampleRuns.sweeps()).getElementsByTagName("figure");
    // Durations, three rates, latencies, and the stages of two results.
    assertEquals(7, charts.getLength());
    for (int i = 0; i < charts.getLength(); i++) {
      Element chart = (Element) charts.item(i);
      Element drawing = (Element) chart.getElementsByTagName("svg").item(0);
      assertEquals("img", drawing.getAttribute("role"));
      for (String id : drawing.getAttribute("aria-labelledby").split(" ", -1)) {
        assertTrue(page(SampleRuns.sweeps()).contains("id=\"" + id + "\""), id);
      }
      assertFalse(drawing.getElementsByTagName("title").item(0).getTextContent().isBlank());
      assertFalse(drawing.getElementsByTagName("desc").item(0).getTextContent().isBlank());
      assertEquals(1, chart.getElementsByTagName("table").getLength());
    }
  }

  @Test
  void wordsOfTheRecordStayWords() {
    String hostile = "<script>alert('x')</script> & \"more\"";
    String page = page(SampleRecords.run(SampleRecords.failed("a.B.c", hostile)));
    assertFalse(page.contains("<script"));
    assertTrue(
        page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"));
  }

  @Test
  void aBarIsAsLongAsItsShareOfTheScale() {
    RunRecord run =
        SampleRecords.run(
            SampleRecords.timed("a.B.half", Map.of(), 10),
            SampleRecords.timed("a.B.whole", Map.of(), 20));
    List<Double> widths =
        Pattern.compile("<rect class=\"c0\"[^>]* width=\"([0-9.]+)\"")
            .matcher(page(run))
            .results()
            .map((MatchResult found) -> Double.parseDouble(found.group(1)))
            .toList();
    assertEquals(2, widths.size());
    assertEquals(widths.get(0), 2 * widths.get(1), 0.2);
  }

  @Test
  void aBrowserShowsChartsAndTablesInsideANarrowWindow() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.installed(folder);
    String probe =
        "<script>document.body.setAttribute('data-wide', document.documentElement.scrollWidth);"
            + "document.body.setAttribute('data-heights', [...document.querySelectorAll('svg')]"
            + ".map(each => Math.round(each.getBoundingClientRect().height)).join(' '));</script>";
    String page =
        page(SampleRuns.sweeps())
            // The probe is the test's own; the page itself runs no script.
            .replace("default-src &#39;none&#39;", "script-src &#39;unsafe-inline&#39;")
            .replace("</body>", probe + "</body>");

    String dom = browser.dom(page, "", 500, 900);

    int wide = Integer.parseInt(attribute(dom, "data-wide"));
    assertTrue(wide <= 500, "the page is " + wide + " wide");
    for (String height : attribute(dom, "data-heights").split(" ", -1)) {
      assertTrue(Integer.parseInt(height) > 40, dom);
    }
    assertTrue(dom.contains("Inference &lt;by precision&gt;"));
    assertTrue(dom.contains(">Rate by resolution</h2>"));
    assertTrue(dom.contains("[other hardware] Robust Video Matting"));
  }

  private static String attribute(String dom, String name) {
    var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(dom);
    assertTrue(found.find(), () -> "the page has no " + name);
    return found.group(1);
  }
}
