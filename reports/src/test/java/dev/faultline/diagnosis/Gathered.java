package dev.faultline.diagnosis;

/** Tables of evidence as the harness gathers them. */
final class Gathered {
  static final String CONTAINERS =
      "part\tstate\trestarts\texit code\tout of memory\tstarted\tended before\n";

  static final String STATEMENTS =
      "calls\ttotal_milliseconds\tmean_milliseconds\tlongest_milliseconds\trows\tquery\n";

  static final String LOOKS =
      "at\tapplication_name\tstate\twait_event_type\twait_event\tsessions\tblocked"
          + "\tlongest_transaction_seconds\tlongest_query_seconds\n";

  static String roles(String store, String neighbour, String role) {
    return """
    store\tasked by\tmilliseconds
    %1$s\tneighbour\t%2$s
    %1$s\tissue-api-1\t%3$s
    %1$s\tworker-1\t%3$s
    other\tissue-api-1\t2.0
    other\tworker-1\t2.0
    """
        .formatted(store, neighbour, role);
  }

  static String oneRole(String millis) {
    return """
    store\tasked by\tmilliseconds
    postgres\tneighbour\t2.0
    postgres\tissue-api-1\t3.0
    postgres\tquery-api-1\t%s
    redis\tquery-api-1\t2.0
    """
        .formatted(millis);
  }

  private Gathered() {}
}
