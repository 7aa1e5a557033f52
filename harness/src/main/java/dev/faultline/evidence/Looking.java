package dev.faultline.evidence;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A witness of something that moves: it looks again whenever the others pause, and tells all that
 * it saw.
 */
interface Looking extends Witness {
  void look() throws IOException, SQLException;
}
