package dev.faultline.coupon.admin;

import org.springframework.web.bind.annotation.GetMapping;

/** Where the login leads. */
@AdminPage
final class AdminHome {

  @GetMapping("/admin")
  String home() {
    return "admin/home";
  }
}
