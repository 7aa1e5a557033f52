package dev.faultline.catalogue;

import dev.faultline.catalogue.EveryFindingTest.Broken;
import dev.faultline.yaml.Finding;
import java.util.List;

/** Edits that break the small system file, and what is said of each. */
final class SystemFaults {
  private SystemFaults() {}

  static final List<Broken> ALL =
      List.of(
          new Broken(
              Finding.NO_BASE,
              "name: tiny",
              "extends: tinny\nname: tiny",
              "systems/tiny.yaml:1:10: there is no system \"tinny\" to extend; tinny.yaml must lie in the same folder"),
          new Broken(
              Finding.NAME_NOT_FILE,
              "name: tiny",
              "name: tinny",
              "systems/tiny.yaml:1:7: the name \"tinny\" is not that of the file; write \"tiny\" or rename the file"),
          new Broken(
              Finding.UNKNOWN_PLACEHOLDER,
              "${postgres}",
              "${postgre}",
              "systems/tiny.yaml:9:24: unknown placeholder ${postgre}; allowed: ${postgres}, ${postgres-url}, ${postgres-standby-url}, ${redis-urls}, ${redis-master}, ${redis-nat}, ${kafka}, ${brokers}, ${copies-in-sync}, ${public-keys}, ${issuer}, ${audience}, ${owner-password}, ${app-password}, ${operator-password-hash}; did you mean \"${postgres}\"?"),
          new Broken(
              Finding.UNKNOWN_PLACEHOLDER,
              "m:${coupon}",
              "m:${user}",
              "systems/tiny.yaml:48:17: unknown placeholder ${user}; allowed: ${coupon}"),
          new Broken(
              Finding.NOT_FROM_SAMPLES,
              "consumer-lag: sum(lag)",
              "p95: sum(lag)",
              "systems/tiny.yaml:50:3: p95 is not measured by Prometheus; allowed here: consumer-rate, consumer-lag, outbox-age, dlt-open, pool-use, gc-pause-max, gc-share, cpu-use"),
          new Broken(
              Finding.UNKNOWN_KEY,
              "consumer-lag: sum(lag)",
              "consumer-lak: sum(lag)",
              "systems/tiny.yaml:50:3: unknown key \"consumer-lak\"; allowed here: consumer-rate, consumer-lag, outbox-age, dlt-open, pool-use, gc-pause-max, gc-share, cpu-use; did you mean \"consumer-lag\"?"),
          new Broken(
              Finding.NO_SUCH_IMAGE,
              "one-shot: true, image: app",
              "one-shot: true, image: ap",
              "systems/tiny.yaml:6:37: no image is called \"ap\"; known: app; did you mean \"app\"?"),
          new Broken(
              Finding.NO_SUCH_ROLE,
              "status: { role: api",
              "status: { role: apj",
              "systems/tiny.yaml:25:19: no role is called \"apj\"; known: migrate, api; did you mean \"api\"?"),
          new Broken(
              Finding.NO_PORT,
              "status: { role: api",
              "status: { role: migrate",
              "systems/tiny.yaml:25:19: role migrate cannot be asked; it needs: http-port"),
          new Broken(
              Finding.NO_PORT,
              "    ready: /ready\n",
              "",
              "systems/tiny.yaml:8:5: role api cannot be asked; it needs: management-port, ready"),
          new Broken(
              Finding.RULE_NEVER_REACHED,
              "  - { status: 4xx, outcome: refused }",
              "  - { status: 4xx, outcome: refused }\n  - { status: 410, code: GONE, outcome: refused }",
              "systems/tiny.yaml:30:15: a rule above answers for 410 already; move this one up or remove it"),
          new Broken(
              Finding.NOTHING_ACCEPTED,
              "status: 202, outcome: accepted",
              "status: 202, outcome: refused",
              "systems/tiny.yaml:27:3: no outcome is accepted; add the status that promises a coupon, for example 202"),
          new Broken(
              Finding.MEMORY_NEEDS_UNIT,
              "memory: 256MB",
              "memory: 256",
              "systems/tiny.yaml:14:13: an amount of memory needs a unit: 512MB, 1GB; found \"256\""),
          new Broken(
              Finding.WRONG_FORM,
              "status: 202",
              "status: 2x2",
              "systems/tiny.yaml:27:15: \"2x2\" has not the form that is needed here; for example: 202, 4xx"),
          new Broken(
              Finding.WRONG_FORM,
              "state: /state",
              "state: state",
              "systems/tiny.yaml:25:56: \"state\" has not the form that is needed here; for example: /requestId"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "http-port: 8080",
              "http-port: 80800",
              "systems/tiny.yaml:10:16: 80800 is out of range; allowed: 1 to 65535"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "memory: 256MB",
              "memory: 100GB",
              "systems/tiny.yaml:14:13: 100GB is out of range; allowed: 16MB to 64GB"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "one-shot: true",
              "one-shot: yes",
              "systems/tiny.yaml:6:24: unknown word \"yes\"; allowed: true, false"),
          new Broken(
              Finding.ONE_KEY_OF,
              "existing: \"app:1\"",
              "existing: \"app:1\", build: { context: a, dockerfile: b, base: c }",
              "systems/tiny.yaml:4:8: exactly one of build, existing belongs here, found 2"),
          new Broken(
              Finding.REPEATED,
              "  brokers: min(brokers)",
              "  consumer-lag: min(brokers)",
              "systems/tiny.yaml:52:3: \"consumer-lag\" is repeated; it may stand here once"));
}
