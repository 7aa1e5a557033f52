package dev.faultline.coupon.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Korean unless the caller prefers English: the service's customers are Korean. A link on a page
 * can say so too, by {@code ?lang=ko} or {@code ?lang=en}.
 */
final class LanguageResolver extends AcceptHeaderLocaleResolver {

  LanguageResolver() {
    setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
    setDefaultLocale(Locale.KOREAN);
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    // Asked of GET only: looking for a parameter of a POST could read its body.
    String wanted = "GET".equals(request.getMethod()) ? request.getParameter("lang") : null;
    return getSupportedLocales().stream()
        .filter(known -> known.getLanguage().equals(wanted))
        .findFirst()
        .orElseGet(() -> super.resolveLocale(request));
  }
}
