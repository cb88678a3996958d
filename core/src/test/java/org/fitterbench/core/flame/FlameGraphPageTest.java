package org.fitterbench.core.flame;

import static org.fitterbench.core.flame.FlameProfiles.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FlameGraphPageTest {
  private static JsonNode data(String page) throws Exception {
    Matcher script =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(page);
    assertTrue(script.find());
    return new ObjectMapper().readTree(script.group(1));
  }

  @Test
  void theDataHoldEveryNodeDepthFirstWithItsSamples() throws Exception {
    JsonNode data = data(FlameGraphPage.render(FlameProfiles.tenSamples(), "on a tiny body"));

    assertEquals(6, data.get("nodes").size());
    assertEquals("[0,0,0,10,0]", data.at("/nodes/0").toString());
    assertEquals("[1,1,0,9,0]", data.at("/nodes/1").toString());
    assertEquals("[2,2,0,8,2]", data.at("/nodes/2").toString());
    assertEquals("[3,3,0,6,6]", data.at("/nodes/3").toString());
    assertEquals("[4,2,8,1,1]", data.at("/nodes/4").toString());
    assertEquals("[5,1,9,1,1]", data.at("/nodes/5").toString());
    assertEquals(
        "[\"Jac.fill\",\"org.fitterbench.Jac.fill\",\"project\"]", data.at("/frames/2").toString());
  }

  @Test
  void theHotMethodTableNeedsNoScript() {
    String page = FlameGraphPage.render(FlameProfiles.tenSamples(), "on a tiny body");

    assertTrue(page.contains("<td class=\"n\">60.0 %</td><td class=\"bar\">"));
    assertTrue(page.contains("<b>Skin.apply</b> <span>org.lib</span>"));
    assertTrue(page.contains("10 samples in 0.0 s (jdk.ExecutionSample)"));
    assertTrue(page.contains("<p>on a tiny body</p>"));
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    StackFolder folder = new StackFolder(new StackFrame("", "<script>alert(1)</script> {{data}}"));
    String evil = "a.B.</script><img src=x onerror=alert(1)>\"'&$1";
    folder.add(stack(evil), 4);

    String page = FlameGraphPage.render(FlameProfiles.profile(folder), "{{methods}} <i>");

    assertEquals(2, page.split("</script>", -1).length - 1, "only the page's own scripts end");
    assertFalse(page.contains("<img"));
    assertTrue(page.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; {{data}}</h1>"));
    assertTrue(page.contains("<p>{{methods}} &lt;i&gt;</p>"));
    assertEquals(evil, data(page).at("/frames/1/1").asText());
  }

  @Test
  void thePageLoadsNothing() {
    String page = FlameGraphPage.render(FlameProfiles.tenSamples(), "");

    assertTrue(page.contains("default-src 'none'"));
    assertFalse(page.contains("http:") || page.contains("https:"));
    assertFalse(page.contains("<link") || page.contains("src="));
  }

  @Test
  void aProfileWithoutSamplesIsStillAPage() throws Exception {
    StackFolder folder = new StackFolder(new StackFrame("", "Nothing"));

    JsonNode data = data(FlameGraphPage.render(FlameProfiles.profile(folder), ""));

    assertEquals("[[0,0,0,0,0]]", data.get("nodes").toString());
  }
}
