package dev.faultline.receiver;

import java.util.ArrayList;
import java.util.List;

/** Every notice since the start, in the order of arrival; bounded. Thread-safe. */
final class Notices {
  private static final int MOST = 10_000;

  private final List<Notice> all = new ArrayList<>();

  /** Nobody reads ten thousand notices: a sender that sends more is broken, and is told so. */
  synchronized boolean add(Notice notice) {
    if (all.size() >= MOST) {
      return false;
    }
    all.add(notice);
    return true;
  }

  synchronized List<Notice> all() {
    return List.copyOf(all);
  }
}
