package dev.faultline.coupon.support;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** Our own image where the engine has it, the public one that it is compatible with elsewhere. */
enum Images {
  POSTGRES("faultline/postgres:17.11", "postgres:17.11"),
  KAFKA("faultline/kafka:4.2.1", "apache/kafka:4.2.1"),
  REDIS("faultline/redis:8.0.2", "redis:8.0.2");

  private final String ours;
  private final String open;

  Images(String ours, String open) {
    this.ours = ours;
    this.open = open;
  }

  DockerImageName present() {
    DockerImageName compatible = DockerImageName.parse(open);
    try {
      DockerClientFactory.instance().client().inspectImageCmd(ours).exec();
      return DockerImageName.parse(ours).asCompatibleSubstituteFor(compatible.getUnversionedPart());
    } catch (NotFoundException e) {
      return compatible;
    }
  }
}
