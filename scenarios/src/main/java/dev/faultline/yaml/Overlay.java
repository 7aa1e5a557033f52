package dev.faultline.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Lays one file over another: mappings are merged key by key, everything else is replaced. Each
 * value keeps the place where it was written.
 */
public final class Overlay {
  private Overlay() {}

  /** The document over its base, without the keys that only steer the merging. */
  public static Document merge(Document base, Document over, Set<String> without) {
    Node merged = merge(base.root(), over.root());
    if (merged instanceof MappingNode mapping) {
      mapping.setValue(
          mapping.getValue().stream().filter(tuple -> !without.contains(key(tuple))).toList());
    }
    return new Document(merged, over.problems());
  }

  /** The document as text that is read as the same values; comments are gone. */
  public static String text(Document document) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setWidth(100)
            .setSplitLines(false)
            .build();
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(document.root()).iterator());
  }

  private static Node merge(Node base, Node over) {
    if (!(base instanceof MappingNode below) || !(over instanceof MappingNode above)) {
      return over;
    }
    Map<String, NodeTuple> merged = new LinkedHashMap<>();
    below.getValue().forEach(tuple -> merged.put(key(tuple), tuple));
    for (NodeTuple tuple : above.getValue()) {
      merged.merge(
          key(tuple),
          tuple,
          (before, after) ->
              new NodeTuple(
                  after.getKeyNode(), merge(before.getValueNode(), after.getValueNode())));
    }
    return new MappingNode(
        above.getTag(),
        true,
        merged.values().stream().toList(),
        below.getFlowStyle(),
        above.getStartMark(),
        above.getEndMark());
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar
        ? scalar.getValue()
        : tuple.getKeyNode().toString();
  }
}
