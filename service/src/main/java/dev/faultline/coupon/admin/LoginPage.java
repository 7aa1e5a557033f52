package dev.faultline.coupon.admin;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login form and the two refusals, which only a forward within the server reaches. */
@AdminPage
final class LoginPage {

  @GetMapping(AdminChains.LOGIN)
  String login(
      @RequestParam(required = false) String error,
      @RequestParam(required = false) String bye,
      Model model) {
    model.addAttribute("notice", error != null ? "wrong" : bye != null ? "bye" : "none");
    return "admin/login";
  }

  @RequestMapping(AdminChains.LOGIN_REFUSED)
  String refused(@RequestAttribute(required = false) Long waitSeconds, Model model) {
    model.addAttribute("notice", "wait");
    model.addAttribute("waitSeconds", waitSeconds == null ? 1 : waitSeconds);
    return "admin/login";
  }

  @RequestMapping(AdminChains.FORBIDDEN)
  String forbidden() {
    return "admin/forbidden";
  }
}
