package dev.faultline.bed;

import dev.faultline.bed.Layout.RedisServer;
import java.util.List;

/** Who is behind a name that a fault may strike, now. */
record Targets(Layout layout, Parts parts) {
  /** The running container behind a target. */
  Part part(String target) {
    return switch (target) {
      case "redis-master" -> parts.named(new RedisSentinels(layout).master().name());
      case "redis-replica" -> parts.named(replica());
      default -> parts.named(target);
    };
  }

  private String replica() {
    RedisServer master = new RedisSentinels(layout).master();
    return layout.redisServers().stream()
        .filter(server -> !server.equals(master))
        .map(RedisServer::name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("This bed has no replica of Redis"));
  }

  /** {@code 127.0.0.1:port} of the Redis server behind a target. */
  String cacheAddress(String target) {
    String name = part(target).name();
    return layout.redisServers().stream()
        .filter(server -> server.name().equals(name))
        .map(server -> "127.0.0.1:" + server.publishedPort())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(target + " is no Redis server"));
  }

  /** The links that a name means. */
  List<Link> links(String target) {
    return new Ways(layout)
        .proxies().stream()
            .filter(proxy -> !proxy.role().oneShot())
            .filter(proxy -> proxy.name().equals(target) || proxy.name().startsWith(target + "."))
            .map(
                proxy ->
                    new Link(
                        proxy.name(),
                        proxy.store(),
                        parts.named(proxy.role().name() + "-1"),
                        layout.toxiproxyAddress(),
                        proxy.port()))
            .toList();
  }
}
