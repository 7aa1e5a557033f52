package dev.faultline.evidence;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A witness of something that moves: it looks again before each of the others is asked, and tells
 * all that it saw.
 */
interface Looking extends Witness {
  void look() throws IOException, SQLException;
}
