package dev.faultline.scenario.file;

import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a scenario coupons that no earlier run on the same bed had: a file like any other, which
 * says what was really asked for.
 */
public final class OwnCouponsFile {
  private static final Pattern NAMES_COUPONS = Pattern.compile("\\b(code|coupon|coupons):");

  private OwnCouponsFile() {}

  /**
   * The text with an ending at each coupon's code.
   *
   * @param text of the file that the scenario was read from
   * @param ending what every code gets at its end
   */
  public static String text(Scenario scenario, String text, String ending) {
    List<String> codes =
        scenario.coupons().stream()
            .map(CouponSpec::code)
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    Pattern code = Pattern.compile("(?<![\\w-])(" + String.join("|", codes) + ")(?![\\w-])");
    StringBuilder own = new StringBuilder();
    for (String line : text.lines().toList()) {
      boolean names = !line.startsWith("#") && NAMES_COUPONS.matcher(line).find();
      own.append(names ? code.matcher(line).replaceAll(found -> own(found.group(), ending)) : line)
          .append('\n');
    }
    return own.toString();
  }

  /** The longest codes give up their last letters for it. */
  private static String own(String code, String ending) {
    int kept = Math.min(code.length(), CouponReader.LONGEST_CODE - ending.length());
    return Matcher.quoteReplacement(code.substring(0, kept) + ending);
  }
}
