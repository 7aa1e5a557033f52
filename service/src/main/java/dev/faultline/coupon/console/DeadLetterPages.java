package dev.faultline.coupon.console;

import dev.faultline.coupon.admin.AdminPage;
import dev.faultline.coupon.deadletter.DeadLetterDesk;
import dev.faultline.coupon.deadletter.Letter;
import dev.faultline.coupon.deadletter.LetterState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that only show. */
@AdminPage
final class DeadLetterPages {

  private static final int PAGE = 50;

  private final DeadLetterDesk desk;

  DeadLetterPages(DeadLetterDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/admin")
  String home(Model model) {
    model.addAttribute(
        "groups",
        desk.groups(new FilterForm("OPEN", null, null, null, null, null, null, null).filter()));
    model.addAttribute("acts", desk.audit(null, null, 8));
    overview(model);
    return "admin/home";
  }

  @GetMapping("/admin/counts")
  String counts(Model model) {
    overview(model);
    return "admin/counts :: counts";
  }

  @GetMapping("/admin/dead-letters")
  String list(
      @ModelAttribute("form") FilterForm form,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    List<Letter> letters = desk.page(form.filter(), before, PAGE);
    model.addAttribute("letters", letters);
    model.addAttribute("next", letters.size() < PAGE ? null : letters.getLast().id());
    model.addAttribute("isSpecific", form.filter().isSpecific());
    overview(model);
    return "admin/letters";
  }

  @GetMapping("/admin/causes")
  String causes(@ModelAttribute("form") FilterForm form, Model model) {
    model.addAttribute("groups", desk.groups(form.filter()));
    return "admin/causes";
  }

  @GetMapping("/admin/dead-letters/plan")
  String plan(@ModelAttribute("form") FilterForm form, Model model) {
    model.addAttribute("plan", desk.plan(form.filter()));
    model.addAttribute("isSpecific", form.filter().isSpecific());
    return "admin/plan";
  }

  @GetMapping("/admin/dead-letters/{id:\\d{1,18}}")
  String letter(@PathVariable long id, Model model) {
    model.addAttribute("found", desk.read(id));
    return "admin/letter";
  }

  @GetMapping("/admin/audit")
  String audit(@RequestParam(required = false) @Nullable Long before, Model model) {
    var entries = desk.audit(null, before, PAGE);
    model.addAttribute("entries", entries);
    model.addAttribute("next", entries.size() < PAGE ? null : entries.getLast().id());
    return "admin/audit";
  }

  private void overview(Model model) {
    model.addAttribute("counts", desk.counts());
    model.addAttribute("states", LetterState.values());
    model.addAttribute("position", desk.replaySwitch());
  }
}
