package dev.faultline.evidence;

import java.io.IOException;
import java.sql.SQLException;

/** Tells what one part looks like now. Bounded in time; changes nothing. */
interface Witness {
  /** The file's name, such as {@code database-sessions.txt}. */
  String file();

  /** What it saw, as text or JSON. */
  String tell() throws IOException, SQLException;
}
