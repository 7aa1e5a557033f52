package dev.faultline.coupon.openapi;

import java.util.List;

/** The many ways in which callers are wrong. */
final class Mistakes {

  /** Values that are none. */
  static final List<String> VALUES =
      List.of(
          "'; drop table coupon; --",
          "\" or 1=1 --",
          "${7*7}",
          "{{7*7}}",
          "#{T(java.lang.Runtime).getRuntime()}",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "%00",
          "\u0000",
          "쿠폰",
          "\ud83d\ude00",
          " ",
          ".",
          "..",
          ";a=b",
          "a/b",
          "1-1-1-1-1",
          "A".repeat(65),
          "A".repeat(3_000));

  /** Bodies of a request whose one field is called "field". */
  static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "42",
          "\"RUSH\"",
          "{\"field\":",
          "{\"field\":null}",
          "{\"field\":[]}",
          "{\"field\":{\"field\":\"A\"}}",
          "{\"field\":1e999999}",
          "{\"field\":\"A\",\"field\":\"B\"}",
          "{\"@class\":\"java.lang.Runtime\",\"field\":\"A\"}",
          "[".repeat(900),
          "{\"field\":\"" + "A".repeat(200_000) + "\"}",
          "\ufeff{\"field\":\"A\"}",
          "field=A",
          "<field>A</field>");

  /** Content types that the service does not read, or should not. */
  static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json;charset=utf-16",
          "application/problem+json",
          "nonsense",
          "application/",
          "*/*");

  /** What callers say they understand, some of it JSON. */
  static final List<String> ACCEPTED =
      List.of("application/json", "*/*", "text/html", "application/xml", "nonsense", "a/b;q=x", "");

  /** What callers say they speak. */
  static final List<String> LANGUAGES =
      List.of("ko", "en", "de", "ko-KR,ko;q=0.9", "x;;;", "en-" + "a".repeat(500), "*");

  /** Queries as they go over the wire. */
  static final List<String> QUERIES =
      List.of(
          "lang=en",
          "lang=de",
          "lang",
          "lang=%FF",
          "lang=ko&lang=en",
          "lang=%00",
          "%00=1",
          "%FF=1",
          "=1",
          "&&=&",
          "a[]=1",
          "access_token=a.b.c");

  /** A query that does not fit into a request's head. */
  static final String ENDLESS_QUERY = "a=" + "A".repeat(10_000);

  private Mistakes() {}
}
