package dev.faultline.scenario.file;

import dev.faultline.scenario.Grip;
import dev.faultline.yaml.InvalidFile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The systems and alerts that a scenario may name, looked up while its file is read. */
public interface Systems {
  /** Every name, sorted. */
  List<String> names();

  /**
   * Roles of one of them that run for long, in the order of starting, each with the names of its
   * settings.
   */
  Map<String, Set<String>> roles(String system) throws InvalidFile;

  /** What one of them tells that a kind of fault may need. */
  Set<Grip> grips(String system) throws InvalidFile;

  /** Every alert that the shipped rules can fire; empty where there are no rules to ask. */
  List<String> alerts();
}
