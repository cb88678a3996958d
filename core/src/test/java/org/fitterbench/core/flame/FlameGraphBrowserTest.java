package org.fitterbench.core.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.core.golden.HeadlessBrowser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a headless browser, where one is installed. */
class FlameGraphBrowserTest {
  @TempDir Path folder;

  private @Nullable HeadlessBrowser browser;

  @BeforeEach
  void needsABrowser() {
    browser = HeadlessBrowser.installed(folder);
  }

  @Test
  void everyFrameIsDrawnAtItsShare() throws Exception {
    String dom = open("", "");

    assertEquals(6, frames(dom).size());
    assertTrue(frame(dom, 3).contains("left: 0%; width: 60%"), () -> frame(dom, 3));
    assertTrue(frame(dom, 5).contains("left: 90%; width: 10%"), () -> frame(dom, 5));
    assertTrue(frame(dom, 3).contains("Skin.apply, 6 samples, 60.0 % of all"));
    assertTrue(dom.contains("<button id=\"reset\" type=\"button\" disabled=\"\">"));
  }

  @Test
  void aSearchInTheAddressMarksItsHitsAndTheirShareOfSamples() throws Exception {
    String dom = open("#search=JAC.fill", "");

    assertTrue(frame(dom, 2).contains(" hit\""), () -> frame(dom, 2));
    assertFalse(frame(dom, 4).contains(" hit\""));
    assertTrue(dom.contains(">80.0 % of samples</output>"));
  }

  @Test
  void nestedHitsAreCountedOnce() throws Exception {
    assertTrue(open("#search=org.fitterbench", "").contains(">90.0 % of samples</output>"));
    assertTrue(open("#search=nowhere", "").contains(">no match</output>"));
  }

  @Test
  void aClickZoomsToTheFrameAndKeepsItsCallers() throws Exception {
    String dom = open("", "document.querySelector('[data-node=\"2\"]').click()");

    assertEquals(4, frames(dom).size(), "the frame, its callee, and two callers");
    assertTrue(frame(dom, 1).contains(" above\""));
    assertTrue(frame(dom, 2).contains("left: 0%; width: 100%"), () -> frame(dom, 2));
    assertTrue(frame(dom, 3).contains("width: 75%"), () -> frame(dom, 3));
    assertTrue(dom.contains("<button id=\"reset\" type=\"button\">"));
  }

  @Test
  void escapeShowsAllAgain() throws Exception {
    String dom =
        open(
            "#zoom=2",
            "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))");

    assertEquals(6, frames(dom).size());
  }

  @Test
  void theArrowKeysWalkTheTree() throws Exception {
    String press =
        "const press = key => document.activeElement.dispatchEvent("
            + "new KeyboardEvent('keydown', {key, bubbles: true}));"
            + "document.querySelector('[data-node=\"0\"]').focus();";

    String down = open("", press + "press('ArrowDown'); press('ArrowDown'); press('ArrowRight');");
    String zoomed = open("", press + "press('ArrowDown'); press('Enter');");

    assertTrue(frame(down, 4).contains("tabindex=\"0\""), () -> frame(down, 4));
    assertTrue(frame(zoomed, 1).contains("left: 0%; width: 100%"), () -> frame(zoomed, 1));
    assertTrue(frame(zoomed, 0).contains(" above\""));
  }

  /** The page's elements after its scripts ran, and after one more script of the test's own. */
  private String open(String hash, String script) throws IOException, InterruptedException {
    String page =
        FlameGraphPage.render(FlameProfiles.tenSamples(), "test")
            .replace("</body>", "<script>" + script + "</script></body>");
    return Objects.requireNonNull(browser).dom(page, hash, 1280, 800);
  }

  private static List<String> frames(String dom) {
    return Pattern.compile("<div class=\"f [^>]*>")
        .matcher(dom)
        .results()
        .map(result -> result.group())
        .toList();
  }

  private static String frame(String dom, int node) {
    Matcher matcher =
        Pattern.compile("<div class=\"f [^>]*data-node=\"" + node + "\"[^>]*>").matcher(dom);
    assertTrue(matcher.find(), () -> "frame " + node + " is not drawn");
    return matcher.group();
  }
}
