package dev.faultline.runner;

import dev.faultline.bed.Bed;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of a bed are, for people who want to look around. */
final class Kept {
  private Kept() {}

  static List<String> of(RunOrder order, Bed bed) {
    List<String> addresses = new ArrayList<>();
    order.scenario().bed().roles().keySet().stream()
        .sorted()
        .forEach(role -> addresses.add(role + "-1 " + bed.addresses().http(role, 1)));
    addresses.add("postgres " + bed.addresses().ledger().jdbcUrl());
    addresses.add("kafka " + bed.addresses().kafka());
    addresses.add("redis " + bed.addresses().cache());
    addresses.add("prometheus " + bed.addresses().prometheus());
    addresses.add("alertmanager " + bed.addresses().alertmanager());
    return List.copyOf(addresses);
  }
}
