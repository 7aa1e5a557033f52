package dev.faultline.coupon.admin;

import dev.faultline.coupon.page.PageTimes;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every admin page knows: who is looking, and whether that person may change anything. */
@ControllerAdvice(annotations = AdminPage.class)
@ConditionalOnRole(Role.WORKER)
@ConditionalOnAdminUsers
final class AdminModel {

  @ModelAttribute("me")
  Me me(@Nullable Authentication who) {
    return who == null
        ? new Me("", false)
        : new Me(
            who.getName(),
            who.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority())));
  }

  @ModelAttribute("time")
  PageTimes time() {
    return new PageTimes();
  }

  /**
   * Who is looking.
   *
   * @param name as in the audit trail; empty before the login
   * @param isOperator whether buttons make sense
   */
  public record Me(String name, boolean isOperator) {}
}
