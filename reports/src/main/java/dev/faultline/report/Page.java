package dev.faultline.report;

import dev.faultline.run.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * One offline page: style and script are inside it, and a content security policy lets exactly
 * these run, by their hashes. Words from a run can neither become markup nor fetch anything.
 */
public final class Page {
  private static final String OWN = "dev/faultline/report/";

  private final TemplateEngine engine = new TemplateEngine();

  /** Finds its templates on the class path. */
  public Page() {
    ClassLoaderTemplateResolver templates =
        new ClassLoaderTemplateResolver(Page.class.getClassLoader());
    templates.setPrefix(OWN);
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  /** Fills a template; {@code model} is only ever written as text. */
  public String html(String template, Map<String, Object> model) {
    String style = resource(OWN + "page.css");
    String script = script(template);
    Context context = new Context(Locale.ENGLISH, model);
    context.setVariable("style", style);
    context.setVariable("script", script);
    context.setVariable(
        "policy",
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script)));
    return engine.process(template, context);
  }

  /** JSON that can stand inside a script element: it cannot end it. */
  static String data(Object value) {
    return Json.LINE
        .writeValueAsString(value)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String script(String template) {
    String own = resource(OWN + "page.js");
    return switch (template) {
      case "run" ->
          library("chart.js", "chart.umd.min.js")
              + library("chartjs-plugin-annotation", "chartjs-plugin-annotation.min.js")
              + resource(OWN + "charts.js")
              + own;
      // One language, no chart: nothing to do for a script.
      case "incident" -> "";
      default -> own;
    };
  }

  /** A library without the line that makes browsers look for its source map. */
  private static String library(String name, String file) {
    String folder = "META-INF/resources/webjars/%s/%s/dist/".formatted(name, version(name));
    return resource(folder + file).replaceAll("(?m)^//# sourceMappingURL=.*$", "") + "\n";
  }

  /** Versions stand in the parent POM; the library's own file tells which one came. */
  private static String version(String name) {
    Properties properties = new Properties();
    String file = "META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name);
    try {
      properties.load(new StringReader(resource(file)));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
    return properties.getProperty("version");
  }

  private static String resource(String path) {
    try (InputStream in = Page.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path + " from the class path", e);
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
