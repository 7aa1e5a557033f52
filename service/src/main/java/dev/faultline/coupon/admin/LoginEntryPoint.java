package dev.faultline.coupon.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person to the login page, also when only a part of a page was being replaced. */
final class LoginEntryPoint implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(AdminChains.LOGIN);
    } else {
      response.setHeader("HX-Redirect", AdminChains.LOGIN);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }
}
