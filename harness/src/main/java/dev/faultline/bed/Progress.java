package dev.faultline.bed;

/** Told what the bed is doing, from several threads at once, while somebody waits for it. */
@FunctionalInterface
public interface Progress {
  /**
   * One line for people.
   *
   * @param part name of the part, or {@code bed}
   * @param what for example {@code ready after 1.4 s}
   */
  void say(String part, String what);

  /** For those who do not watch. */
  static Progress silent() {
    return (part, what) -> {};
  }
}
