package dev.faultline.system;

import java.util.List;

/**
 * What {@code faultline serve} fills in and points at, so that somebody new sees every answer.
 *
 * @param coupons SQL that makes the sample coupons; run once, by the database's superuser
 * @param askFor code of the sample that can be had
 * @param pages for people, in the order in which they are told
 * @param logins accounts of the system's own console
 */
public record Showcase(String coupons, String askFor, List<Page> pages, List<String> logins) {

  /** A page that a role serves. */
  public record Page(String role, String path) {}

  public Showcase {
    pages = List.copyOf(pages);
    logins = List.copyOf(logins);
  }
}
