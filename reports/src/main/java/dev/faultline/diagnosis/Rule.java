package dev.faultline.diagnosis;

import java.util.List;

/** What one family of bottlenecks would show, looked for in what was seen. */
sealed interface Rule
    permits BrokerRule,
        CollectorRule,
        ConsumerRule,
        DatabaseRule,
        LockRule,
        MemoryRule,
        NetworkRule,
        PoolRule,
        ProcessorRule,
        RedisRule,
        RoleRule,
        TrafficRule {

  List<Rule> ALL =
      List.of(
          new BrokerRule(),
          new ConsumerRule(),
          new PoolRule(),
          new DatabaseRule(),
          new RedisRule(),
          new LockRule(),
          new CollectorRule(),
          new MemoryRule(),
          new ProcessorRule(),
          new NetworkRule(),
          new RoleRule(),
          new TrafficRule());

  List<Fact> facts(Seen seen);
}
