package dev.faultline.diagnosis;

import dev.faultline.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A setting that is not what it was before. */
record ChangedSetting(String name, String before, String now) {
  static List<ChangedSetting> of(Moment moment, String file) {
    List<ChangedSetting> changed = new ArrayList<>();
    moment
        .text(file)
        .ifPresent(
            text -> {
              try {
                JsonNode all = Json.LINE.readTree(text);
                all.propertyStream()
                    .forEach(
                        one ->
                            changed.add(
                                new ChangedSetting(
                                    one.getKey(),
                                    one.getValue().path("before").asString(""),
                                    one.getValue().path("now").asString(""))));
              } catch (JacksonException e) {
                // What cannot be read tells nothing.
                changed.clear();
              }
            });
    return changed;
  }

  /** Whether it is a smaller number; no limit at all is written as 0. */
  boolean lower() {
    OptionalDouble earlier = Moment.number(before);
    OptionalDouble later = Moment.number(now);
    return earlier.isPresent()
        && later.isPresent()
        && later.getAsDouble() > 0
        && (earlier.getAsDouble() == 0 || later.getAsDouble() < earlier.getAsDouble());
  }
}
