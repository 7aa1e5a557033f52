package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import java.util.stream.Collectors;

/** Whether each container runs, and how it came to that. */
record Containers(Bed bed) implements Witness {
  @Override
  public String file() {
    return "containers.tsv";
  }

  @Override
  public String tell() {
    return bed.parts().stream()
        .map(this::line)
        .collect(
            Collectors.joining(
                "\n",
                "part\tstate\trestarts\texit code\tout of memory\tstarted\tended before\n",
                "\n"));
  }

  private String line(Part part) {
    return part.name() + "\t" + bed.containers().story(part.containerId());
  }
}
