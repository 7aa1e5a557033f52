package dev.faultline.coupon.support;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A real Chromium, from where Debian or Playwright puts one. On a machine without, the tests that
 * need it are skipped, and that is printed where nobody can miss it.
 */
public final class Chromium implements AutoCloseable {

  private static final List<Path> DEBIANS =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Opens it; without one the calling test is skipped. */
  public static Chromium open() {
    Optional<Path> program = find();
    if (program.isPresent()) {
      return new Chromium(program.get());
    }
    String lack =
        "no Chromium: install it (apt-get install chromium) or name it (-Dfaultline.chromium=PATH)";
    System.err.println("\n*** PAGES ARE NOT TRIED IN A BROWSER: " + lack + " ***\n");
    return abort(lack);
  }

  private static Optional<Path> find() {
    String named = System.getProperty("faultline.chromium");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    return Stream.concat(DEBIANS.stream(), playwrights()).filter(Files::isExecutable).findFirst();
  }

  /** The newest first; each version is a folder of its own. */
  private static Stream<Path> playwrights() {
    String moved = System.getenv("PLAYWRIGHT_BROWSERS_PATH");
    Path folder =
        moved == null
            ? Path.of(System.getProperty("user.home"), ".cache", "ms-playwright")
            : Path.of(moved);
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (var versions = Files.list(folder)) {
      return versions
          .filter(version -> version.getFileName().toString().startsWith("chromium-"))
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("chrome-linux/chrome"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page in this language.
   *
   * @param own how addresses begin that it may load from
   * @param complaints is told what it loads from elsewhere, and its errors
   */
  public Page page(
      String language, int width, int height, String own, Consumer<String> complaints) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setLocale(language).setViewportSize(width, height));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(own)) {
            complaints.accept("from elsewhere: " + request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.location().contains("favicon")) {
            complaints.accept(message.text() + " " + message.location());
          }
        });
    return page;
  }

  /** Small pictures for the documentation; they are copied by hand when a page changes. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/pictures/%s.png".formatted(name))));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
