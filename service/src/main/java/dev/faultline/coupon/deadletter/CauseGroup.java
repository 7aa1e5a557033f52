package dev.faultline.coupon.deadletter;

import java.util.regex.Pattern;

/** What letters with the same trouble have in common: the cause without what differs each time. */
final class CauseGroup {

  private static final int MAX_LENGTH = 160;
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern CHARACTER = Pattern.compile("\\('.{1,4}' \\(code #\\)\\)");

  private CauseGroup() {}

  static String of(String cause) {
    String firstLine = cause.lines().findFirst().orElse("").strip();
    String same = NUMBER.matcher(ID.matcher(firstLine).replaceAll("#")).replaceAll("#");
    same = CHARACTER.matcher(same).replaceAll("(…)");
    return same.length() > MAX_LENGTH ? same.substring(0, MAX_LENGTH) : same;
  }
}
