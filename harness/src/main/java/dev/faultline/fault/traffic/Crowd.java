package dev.faultline.fault.traffic;

import dev.faultline.run.SurgeReport;
import java.util.Optional;

/** Lets a second load come beside the first; offered by whoever runs the load. */
public interface Crowd {
  /** From now on those of this fault come; may be said again. */
  void come(String fault);

  /** From now on none of them comes any more; may be said again. */
  void stop(String fault);

  /** What the generator last said of them; none before it has said anything. */
  Optional<SurgeReport> came(String fault);
}
