package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.bed.Layout.Instance;
import dev.faultline.engine.FreeSubnet;
import dev.faultline.engine.Images;
import dev.faultline.engine.LabelledContainers;
import java.net.URI;
import java.util.Map;

/**
 * What is fixed before the first container starts: places, key, passwords.
 *
 * @param containers the one way into the bed's containers, since it keeps a shell open in each
 */
record Ground(
    BedOrder order,
    Progress progress,
    DockerClient docker,
    LabelledContainers containers,
    Layout layout,
    Images images,
    BedKey key,
    Passwords passwords) {

  static Ground prepare(BedOrder order, Progress progress, DockerClient docker) {
    Layout layout =
        new Layout(
            order.system(), order.spec(), FreeSubnet.find(docker), Ports.freeBlock(Layout.PORTS));
    return new Ground(
        order,
        progress,
        docker,
        new LabelledContainers(docker),
        layout,
        Images.of(order.home(), docker),
        BedKey.make(order.runId()),
        Passwords.random());
  }

  /** Whoever is the primary now. */
  LedgerAccess ledger() {
    String primary = "127.0.0.1:" + layout.postgresPort();
    return layout.spec().synchronous()
        ? access(
            primary + ",127.0.0.1:" + layout.standbyPort(),
            "&targetServerType=primary&hostRecheckSeconds=0")
        : access(primary, "");
  }

  LedgerAccess standby() {
    return access("127.0.0.1:" + layout.standbyPort(), "");
  }

  private LedgerAccess access(String servers, String options) {
    return new LedgerAccess(
        "jdbc:postgresql://"
            + servers
            + "/"
            + order.system().ledger().database()
            + "?ApplicationName=faultline&connectTimeout=3&loginTimeout=5&socketTimeout=60"
            + options,
        StoreBlueprints.SUPERUSER,
        passwords.superuser());
  }

  URI prometheus() {
    return URI.create("http://127.0.0.1:" + layout.prometheusPort());
  }

  URI alertmanager() {
    return URI.create("http://127.0.0.1:" + layout.alertmanagerPort());
  }

  Images.Image image(String name) {
    return images.named(name);
  }

  Map<String, Images.Image> roleImages() {
    return RoleImages.ensure(docker, images, order.home(), order.system(), progress);
  }

  Blueprint roleBlueprint(Instance instance, Map<String, Images.Image> roleImages) {
    return roleBlueprint(instance, roleImages, Map.of());
  }

  /**
   * A container of a role.
   *
   * @param changed settings that differ from the bed's for this one
   */
  Blueprint roleBlueprint(
      Instance instance, Map<String, Images.Image> roleImages, Map<String, String> changed) {
    Images.Image image = roleImages.get(instance.role().image());
    if (image == null) {
      throw new BedUnavailable(
          "Role "
              + instance.role().name()
              + " wants image "
              + instance.role().image()
              + "; its system file has "
              + roleImages.keySet());
    }
    return RoleBlueprint.of(
        order.with(instance.role().name(), changed), layout, instance, image, key, passwords);
  }
}
