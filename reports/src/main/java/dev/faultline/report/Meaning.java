package dev.faultline.report;

import dev.faultline.verdict.Sentence;
import dev.faultline.verdict.Verdict;

/** What a verdict means, for readers who see one for the first time. */
final class Meaning {
  private Meaning() {}

  static Sentence of(Verdict verdict) {
    return switch (verdict) {
      case PASS ->
          new Sentence(
              "The fault bit, the load was there, and every promise was kept.",
              "장애가 실제로 발생했고 부하도 있었으며, 모든 약속이 지켜졌습니다.");
      case FAIL ->
          new Sentence(
              "A promise was broken. A failure is never retried away.",
              "약속이 깨졌습니다. 실패는 재시도로 지워지지 않습니다.");
      case INVALID ->
          new Sentence(
              "This run proves nothing, neither good nor bad: see what was missing.",
              "이 실행은 좋고 나쁨을 증명하지 못합니다. 무엇이 부족했는지 확인하세요.");
      case ERROR ->
          new Sentence(
              "The harness broke, was interrupted, or the run's files were changed.",
              "하네스가 실패했거나 중단되었거나 실행 파일이 변경되었습니다.");
    };
  }
}
