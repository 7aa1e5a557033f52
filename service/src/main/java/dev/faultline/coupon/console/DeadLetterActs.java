package dev.faultline.coupon.console;

import dev.faultline.coupon.admin.AdminPage;
import dev.faultline.coupon.deadletter.DeadLetterDesk;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import java.security.Principal;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of the console; each leads back to a page that shows what came of it. */
@AdminPage
final class DeadLetterActs {

  private static final int REASON_MAX_LENGTH = 500;
  private static final String LETTER = "redirect:/admin/dead-letters/{id}";

  private final DeadLetterDesk desk;

  DeadLetterActs(DeadLetterDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/admin/dead-letters/replay")
  String replayAll(@ModelAttribute FilterForm form, Principal who, RedirectAttributes next) {
    var plan = desk.replayAll(form.filter(), who.getName());
    next.addFlashAttribute("done", "replay_many");
    next.addFlashAttribute("doneCount", plan.replayable());
    return "redirect:/admin/dead-letters";
  }

  @PostMapping("/admin/dead-letters/{id:\\d{1,18}}/replay")
  String replay(@PathVariable long id, Principal who, RedirectAttributes next) {
    desk.replay(id, who.getName());
    next.addFlashAttribute("done", "replay");
    return LETTER;
  }

  @PostMapping("/admin/dead-letters/{id:\\d{1,18}}/discard")
  String askDiscard(
      @PathVariable long id, @RequestParam String reason, Principal who, RedirectAttributes next) {
    desk.askDiscard(id, who.getName(), meant(reason));
    next.addFlashAttribute("done", "discard_ask");
    return LETTER;
  }

  @PostMapping("/admin/dead-letters/{id:\\d{1,18}}/discard/confirm")
  String confirmDiscard(@PathVariable long id, Principal who, RedirectAttributes next) {
    desk.confirmDiscard(id, who.getName());
    next.addFlashAttribute("done", "discard_confirm");
    return LETTER;
  }

  @PostMapping("/admin/dead-letters/{id:\\d{1,18}}/discard/withdraw")
  String withdrawDiscard(@PathVariable long id, Principal who, RedirectAttributes next) {
    desk.withdrawDiscard(id, who.getName());
    next.addFlashAttribute("done", "discard_withdraw");
    return LETTER;
  }

  @PostMapping("/admin/switch")
  String turn(
      @RequestParam boolean enabled,
      @RequestParam String reason,
      Principal who,
      RedirectAttributes next) {
    desk.turn(enabled, who.getName(), meant(reason));
    next.addFlashAttribute("done", enabled ? "switch_on" : "switch_off");
    return "redirect:/admin";
  }

  private static String meant(String reason) {
    if (reason.isBlank() || reason.length() > REASON_MAX_LENGTH || reason.indexOf('\0') >= 0) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    return reason.strip();
  }
}
