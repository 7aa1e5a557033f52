package dev.faultline.report;

import java.util.List;
import java.util.Map;

/** A headline number as the page shows it. */
record CountRow(String name, String en, String ko, String value) {
  private static final List<CountRow> WORDS =
      List.of(
          word("calls", "requests made", "요청"),
          word("accepted", "accepted (202)", "접수됨 (202)"),
          word("already-yours", "already had it", "이미 보유"),
          word("refused", "refused", "거절됨"),
          word("failed", "failed, nothing written", "실패 (기록 없음)"),
          word("unknown", "answer unknown", "결과 알 수 없음"),
          word("unknown-users", "users left without any answer", "응답을 못 받은 사용자"),
          word("recovered", "… of them found in the ledger", "… 중 원장에서 확인"),
          word("stock", "units in stock", "재고"),
          word("claims", "claims in the ledger", "원장의 청구"),
          word("issued", "coupons issued", "발급된 쿠폰"),
          word("promised", "coupons promised", "약속된 쿠폰"),
          word("promised-and-issued", "… of them issued", "… 중 발급됨"),
          word("still-in-outbox", "… still in the outbox", "… 아웃박스에 남음"),
          word("still-in-topic", "… still in the topic", "… 토픽에 남음"),
          word("in-dead-letters", "… in dead letters", "… DLT에 있음"),
          word("given-up", "… given up", "… 포기됨"),
          word("lost", "… lost", "… 유실"),
          word("dead-letters-open", "open dead letters", "미처리 DLT"),
          word("unreadable-records", "unreadable records", "해독 불가 레코드"));

  /** All numbers, in reading order. */
  static List<CountRow> of(Map<String, Long> counts) {
    return WORDS.stream()
        .filter(row -> counts.containsKey(row.name()))
        .map(
            row ->
                new CountRow(
                    row.name(), row.en(), row.ko(), "%,d".formatted(counts.get(row.name()))))
        .toList();
  }

  private static CountRow word(String name, String en, String ko) {
    return new CountRow(name, en, ko, "");
  }
}
