package dev.faultline.coupon.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Korean unless the caller prefers English: the service's customers are Korean. A link on a page
 * can say so too, by {@code ?lang=ko} or {@code ?lang=en}.
 */
final class LanguageResolver extends AcceptHeaderLocaleResolver {

  private static final Pattern WANTED = Pattern.compile("(?<![^&])lang=(ko|en)(?![^&])");

  LanguageResolver() {
    setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
    setDefaultLocale(Locale.KOREAN);
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    // Not getParameter: that fails on queries that cannot be decoded, and it may read a body.
    String query = request.getQueryString();
    if (query != null && "GET".equals(request.getMethod())) {
      Matcher wanted = WANTED.matcher(query);
      if (wanted.find()) {
        return Locale.of(wanted.group(1));
      }
    }
    return super.resolveLocale(request);
  }
}
