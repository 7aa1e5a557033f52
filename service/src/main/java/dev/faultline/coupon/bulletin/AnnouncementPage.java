package dev.faultline.coupon.bulletin;

import dev.faultline.coupon.admin.AdminPage;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Announcing by hand, with a note when users have waited too long for news. */
@AdminPage
final class AnnouncementPage {

  private static final String PATH = "/admin/announcements";

  private final BulletinTable table;
  private final BulletinSettings settings;
  private final Clock clock;

  AnnouncementPage(BulletinTable table, BulletinSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String page(Model model) {
    Bulletin bulletin = table.read();
    Optional<Long> overdueMinutes =
        bulletin
            .withoutNews(clock.instant())
            .filter(silence -> silence.compareTo(settings.newsEvery()) >= 0)
            .map(Duration::toMinutes);
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("phases", Announcement.Phase.values());
    model.addAttribute("overdueMinutes", overdueMinutes.orElse(null));
    return "admin/announcements";
  }

  @PostMapping(PATH)
  String announce(
      @RequestParam Announcement.Phase phase,
      @RequestParam String textKo,
      @RequestParam String textEn,
      Principal operator) {
    if (!Announcement.isAnnounceable(textKo) || !Announcement.isAnnounceable(textEn)) {
      return "redirect:" + PATH + "?wrong";
    }
    table.announce(phase, textKo, textEn, operator.getName());
    return "redirect:" + PATH;
  }

  @PostMapping("/admin/waiting-screen")
  String switchWaiting(@RequestParam boolean on, Principal operator) {
    table.switchWaiting(on, operator.getName());
    return "redirect:" + PATH;
  }
}
