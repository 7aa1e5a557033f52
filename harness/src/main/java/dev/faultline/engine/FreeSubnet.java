package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds a network range of 256 addresses that neither the engine nor this machine uses. */
public final class FreeSubnet {
  private FreeSubnet() {}

  /** The first three numbers of the range, for example {@code 10.213.4}. */
  public static String find(DockerClient docker) {
    Set<String> taken = new HashSet<>();
    for (Network network : docker.listNetworksCmd().exec()) {
      List<Network.Ipam.Config> ranges = network.getIpam().getConfig();
      if (ranges != null) {
        ranges.forEach(range -> taken.add(firstThree(String.valueOf(range.getSubnet()))));
      }
    }
    taken.addAll(ofThisMachine());
    return IntStream.range(0, 256)
        .mapToObj(number -> "10.213." + number)
        .filter(prefix -> !taken.contains(prefix))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineUnavailable(
                    "All networks 10.213.0.0 to 10.213.255.0 are taken; docker network prune"
                        + " removes unused ones."));
  }

  private static Set<String> ofThisMachine() {
    Set<String> taken = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(device -> device.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getAddress)
          .forEach(address -> taken.add(firstThree(address.getHostAddress())));
    } catch (SocketException e) {
      throw new IllegalStateException("This machine does not tell its network interfaces", e);
    }
    return taken;
  }

  private static String firstThree(String address) {
    int lastDot = address.lastIndexOf('.');
    return lastDot < 0 ? address : address.substring(0, lastDot);
  }
}
