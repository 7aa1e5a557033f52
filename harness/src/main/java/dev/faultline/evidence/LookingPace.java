package dev.faultline.evidence;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at what moves after each pause between two questions, so that what lasts two seconds is
 * seen whichever witness is being asked meanwhile.
 */
final class LookingPace implements Pace {
  private final Pace pace;
  private final List<Looking> looking;
  private final List<Looking> blind = new ArrayList<>();

  LookingPace(Pace pace, List<Looking> looking) {
    this.pace = pace;
    this.looking = List.copyOf(looking);
  }

  List<Looking> all() {
    return looking;
  }

  @Override
  public void step() {
    pace.step();
    look();
  }

  void look() {
    looking.stream().filter(one -> !blind.contains(one) && !saw(one)).forEach(blind::add);
  }

  /** Who could not look once would cost its patience again each time. */
  private static boolean saw(Looking looking) {
    try {
      looking.look();
      return true;
    } catch (IOException | SQLException | RuntimeException e) {
      return false;
    }
  }
}
