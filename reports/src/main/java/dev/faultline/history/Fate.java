package dev.faultline.history;

/** Where a promised request ended. Only the first is what was promised. */
public enum Fate {
  ISSUED("issued", "발급됨"),
  IN_OUTBOX("still in outbox", "아웃박스에 남음"),
  IN_DEAD_LETTERS("in dead letters", "DLT에 있음"),
  GIVEN_UP("given up", "포기됨"),
  IN_TOPIC("in topic", "토픽에 있음"),
  LOST("lost", "유실");

  private final String english;
  private final String korean;

  Fate(String english, String korean) {
    this.english = english;
    this.korean = korean;
  }

  public String english() {
    return english;
  }

  public String korean() {
    return korean;
  }
}
