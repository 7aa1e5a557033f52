package dev.faultline.catalogue;

import dev.faultline.catalogue.EveryFindingTest.Broken;
import dev.faultline.yaml.Finding;
import java.util.List;

/** Edits that break the small scenario file, and what is said of each. */
final class ScenarioFaults {
  private ScenarioFaults() {}

  static final List<Broken> ALL =
      List.of(
          new Broken(
              Finding.EMPTY,
              "name: small\nhypothesis: Nothing is lost.\nseed: none\nseverity: high\nsystem: tiny\nbed: { kafka: 1, redis: single, postgres: 1, api: 2 }\nsettings: { api: { batch: 5 } }\ncoupons:\n  - { code: RUSH, stock: 100 }\n  - { code: FLASH, stock: 10, share: 20% }\nload: { rate: 50/s, users: unique, duplicates: 5%, warmup: 2s, control: 1500ms }\nfaults:\n  - { at: 0s, for: 15s, kind: kill, target: kafka-1 }\nalerts:\n  - { name: BrokerDown, within: 10s, clears-within: 30s }\nrecovery:\n  first-success: { within: 2s }\n  objective-held: { within: 15s, for: 5s }\n  drained: { within: 1m }\nslo:\n  - { phase: fault, metric: error-rate, max: 0.1% }\n  - { phase: fault, metric: p95, max-over-control: 150ms, min-samples: 50 }\n  - { phase: recovery, metric: error-rate, max: 0.1% }\ninvariants: [ all ]\n",
              "# nothing\n",
              "small.yaml: the file is empty; start from one of the files in scenarios/"),
          new Broken(
              Finding.SEVERAL_DOCUMENTS,
              "invariants: [ all ]\n",
              "invariants: [ all ]\n---\nname: two\n",
              "small.yaml:25:1: a second document starts here; a file holds one, so remove this \"---\" or make another file"),
          new Broken(
              Finding.SYNTAX,
              "invariants: [ all ]",
              "invariants: [ all",
              "small.yaml:25:1: this is not YAML: expected ',' or ']', but got <stream end> (while parsing a flow sequence at line 24)"),
          new Broken(
              Finding.TAB,
              "  drained:",
              "\tdrained:",
              "small.yaml:19:1: the line is indented by a tab; YAML is indented by spaces"),
          new Broken(
              Finding.ANCHOR,
              "invariants: [ all ]",
              "invariants: &x [ all ]",
              "small.yaml:24:13: anchors and aliases (& and *) are not supported; write the value out"),
          new Broken(
              Finding.ANCHOR,
              "seed: none",
              "seed: *nobody",
              "small.yaml:3:7: anchors and aliases (& and *) are not supported; write the value out"),
          new Broken(
              Finding.TAG,
              "seed: none",
              "seed: !!str none",
              "small.yaml:3:7: tags (!) are not supported; write the plain value"),
          new Broken(
              Finding.TOO_DEEP,
              "seed: none",
              "seed: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
              "small.yaml:3:38: more than 32 levels deep; no file needs that"),
          new Broken(
              Finding.KEY_NOT_TEXT,
              "seed: none",
              "seed: none\n? [ a ]\n: b",
              "small.yaml:4:3: a key must be one word, not a list or mapping"),
          new Broken(
              Finding.REPEATED_KEY,
              "severity: high",
              "severity: high\nseed: again",
              "small.yaml:5:1: key \"seed\" is repeated; it stands at line 3 already, keep one of them"),
          new Broken(
              Finding.UNKNOWN_KEY,
              "severity: high",
              "sevrity: high",
              "small.yaml:4:1: unknown key \"sevrity\"; allowed here: name, hypothesis, seed, severity, system, legs, bed, settings, coupons, load, faults, undisturbed, draw, responses, alert-scale, alerts, recovery, slo, symptom, invariants; did you mean \"severity\"?"),
          new Broken(
              Finding.UNKNOWN_KEY,
              "postgres: 1, api: 2",
              "postgres: 1, api: 2, apj: 1",
              "small.yaml:6:54: unknown key \"apj\"; allowed here: kafka, redis, postgres, synchronous, api; did you mean \"api\"?"),
          new Broken(
              Finding.UNKNOWN_KEY,
              "{ batch: 5 }",
              "{ bacth: 5 }",
              "small.yaml:7:20: unknown key \"bacth\"; allowed here: batch; did you mean \"batch\"?"),
          new Broken(
              Finding.MISSING_KEY,
              "seed: none\n",
              "",
              "small.yaml:1:1: key \"seed\" is missing; allowed here: name, hypothesis, seed, severity, system, legs, bed, settings, coupons, load, faults, undisturbed, draw, responses, alert-scale, alerts, recovery, slo, symptom, invariants"),
          new Broken(
              Finding.NO_VALUE,
              "seed: none",
              "seed:",
              "small.yaml:3:6: a value is missing; write one behind the colon"),
          new Broken(
              Finding.NOT_TEXT,
              "seed: none",
              "seed: [ a ]",
              "small.yaml:3:7: expected a single value, found [ … ]"),
          new Broken(
              Finding.NOT_A_LIST,
              "invariants: [ all ]",
              "invariants: all",
              "small.yaml:24:13: expected a list such as [ a, b ], found \"all\""),
          new Broken(
              Finding.NOT_A_MAPPING,
              "load: { rate: 50/s, users: unique, duplicates: 5%, warmup: 2s, control: 1500ms }",
              "load: 50/s",
              "small.yaml:11:7: expected keys with values such as { key: value }, found \"50/s\""),
          new Broken(
              Finding.EMPTY_LIST,
              "invariants: [ all ]",
              "invariants: []",
              "small.yaml:24:13: nothing is in it; name at least one"),
          new Broken(
              Finding.EMPTY_LIST,
              "coupons:\n  - { code: RUSH, stock: 100 }\n  - { code: FLASH, stock: 10, share: 20% }",
              "coupons: []",
              "small.yaml:8:10: nothing is in it; name at least one"),
          new Broken(
              Finding.ONE_KEY_OF,
              "max-over-control: 150ms, min",
              "max-over-control: 150ms, max: 2s, min",
              "small.yaml:22:52: exactly one of max, min, max-over-control, min-of-control belongs here, found 2"),
          new Broken(
              Finding.ONE_KEY_OF,
              "max-over-control: 150ms, min",
              "min",
              "small.yaml:22:29: exactly one of max, min, max-over-control, min-of-control belongs here, found 0"),
          new Broken(
              Finding.ONE_KEY_OF,
              "faults:\n  - { at: 0s, for: 15s, kind: kill, target: kafka-1 }\nalerts:\n  - { name: BrokerDown, within: 10s, clears-within: 30s }\n",
              "",
              "small.yaml:1:1: exactly one of faults, undisturbed belongs here, found 0"),
          new Broken(
              Finding.ONE_KEY_OF,
              "alerts:",
              "undisturbed: 15s\nalerts:",
              "small.yaml:14:14: exactly one of faults, undisturbed belongs here, found 2"),
          new Broken(
              Finding.EMPTY_LIST,
              "faults:\n  - { at: 0s, for: 15s, kind: kill, target: kafka-1 }",
              "faults: []",
              "small.yaml:12:9: nothing is in it; name at least one"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "severity: high",
              "severity: hihg",
              "small.yaml:4:11: unknown word \"hihg\"; allowed: medium, high, critical; did you mean \"high\"?"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "metric: p95",
              "metric: p59",
              "small.yaml:22:29: unknown word \"p59\"; allowed: mean, p50, p90, p95, p99, error-rate, failed-requests, refusal-rate, http-req-failed, accepted-rate, issued-rate, accept-to-issue-p95, consumer-rate, consumer-lag, outbox-age, dlt-open, pool-use, gc-pause-max, gc-share, cpu-use, status-errors, status-mean, time-to-detect, time-to-announce; did you mean \"p50\"?"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "phase: fault, metric: p95",
              "phase: warmup, metric: p95",
              "small.yaml:22:14: unknown word \"warmup\"; allowed: control, fault, recovery, drain, end"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "kind: kill",
              "kind: kil",
              "small.yaml:13:31: unknown word \"kil\"; allowed: kill, stop, crash, data-loss, pause, cpu-limit, bad-release, long-transaction, slow-query, failover, invalid-requests, lock-hold, rebalance-storm, surge, link-cut, link-slow, shortage, packet-loss, connection-leak, allocation-burst, old-generation-fill, out-of-memory; did you mean \"kill\"?"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "redis: single",
              "redis: 1",
              "small.yaml:6:25: unknown word \"1\"; allowed: single, sentinel"),
          new Broken(
              Finding.WRONG_FORM,
              "code: RUSH",
              "code: rush",
              "small.yaml:9:13: \"rush\" has not the form that is needed here; for example: RUSH"),
          new Broken(
              Finding.WRONG_FORM,
              "name: small",
              "name: ../small",
              "small.yaml:1:7: \"../small\" has not the form that is needed here; for example: kafka-broker-down"),
          new Broken(
              Finding.NOT_A_COUNT,
              "stock: 100",
              "stock: many",
              "small.yaml:9:26: \"many\" is no whole number; write one without a unit"),
          new Broken(
              Finding.NOT_A_COUNT,
              "stock: 100",
              "stock: 1.5",
              "small.yaml:9:26: \"1.5\" is no whole number; write one without a unit"),
          new Broken(
              Finding.NOT_A_NUMBER,
              "metric: error-rate, max: 0.1% }\ninv",
              "metric: consumer-lag, max: few }\n  - { phase: recovery, metric: error-rate, max: 1% }\ninv",
              "small.yaml:23:51: \"few\" is no number; write one without a unit, for example 0.5"),
          new Broken(
              Finding.DURATION_NEEDS_UNIT,
              "warmup: 2s",
              "warmup: 15",
              "small.yaml:11:60: a duration needs a unit: 15s, 500ms, 2m; found \"15\""),
          new Broken(
              Finding.SHARE_NEEDS_UNIT,
              "duplicates: 5%",
              "duplicates: 0.05",
              "small.yaml:11:48: a share needs a percent sign: 5%, 0.1%; found \"0.05\""),
          new Broken(
              Finding.RATE_NEEDS_UNIT,
              "rate: 50/s",
              "rate: 50",
              "small.yaml:11:15: a rate needs a unit: 200/s; found \"50\""),
          new Broken(
              Finding.UNKNOWN_UNIT,
              "warmup: 2s",
              "warmup: 2sec",
              "small.yaml:11:60: \"2sec\" has the unknown unit \"sec\"; allowed: ms, s, m, h"),
          new Broken(
              Finding.UNKNOWN_UNIT,
              "rate: 50/s",
              "rate: 50/m",
              "small.yaml:11:15: \"50/m\" has the unknown unit \"/m\"; allowed: /s"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "for: 15s",
              "for: 11m",
              "small.yaml:13:20: 11m is out of range; allowed: 1ms to 10m"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "warmup: 2s",
              "warmup: -2s",
              "small.yaml:11:60: -2s is out of range; allowed: 1ms to 30m"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "duplicates: 5%",
              "duplicates: 105%",
              "small.yaml:11:48: 105% is out of range; allowed: 0% to 100%"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "stock: 100",
              "stock: 0",
              "small.yaml:9:26: 0 is out of range; allowed: 1 to 100000000"),
          new Broken(
              Finding.REPEATED,
              "code: FLASH",
              "code: RUSH",
              "small.yaml:10:13: \"RUSH\" is repeated; it may stand here once"),
          new Broken(
              Finding.REPEATED,
              "alerts:",
              "alerts:\n  - { name: BrokerDown, within: 1s, clears-within: 1s }",
              "small.yaml:16:13: \"BrokerDown\" is repeated; it may stand here once"),
          new Broken(
              Finding.REPEATED,
              "invariants:",
              "  - { phase: recovery, metric: error-rate, max: 0.1% }\ninvariants:",
              "small.yaml:24:32: \"error-rate\" is repeated; it may stand here once"),
          new Broken(
              Finding.ONE_KEY_OF,
              "alerts:",
              "responses:\n  - { action: scale, target: api, to: 3 }\nalerts:",
              "small.yaml:15:5: exactly one of at, when belongs here, found 0"),
          new Broken(
              Finding.UNKNOWN_WORD,
              "alerts:",
              "responses:\n  - { at: 1s, action: scal, target: api, to: 3 }\nalerts:",
              "small.yaml:15:23: unknown word \"scal\"; allowed: restart, scale, add-partitions, replay, announce, promote, limit, enlarge, retune, offload, switch-to-lua; did you mean \"scale\"?"),
          new Broken(
              Finding.UNKNOWN_TARGET,
              "alerts:",
              "responses:\n  - { at: 1s, action: restart, target: api }\nalerts:",
              "small.yaml:15:40: unknown target \"api\"; allowed here: api-1, api-2"),
          new Broken(
              Finding.UNKNOWN_KEY,
              "alerts:",
              "responses:\n  - { at: 1s, action: enlarge, target: api-1, settings: { bach: 5 } }\nalerts:",
              "small.yaml:15:59: unknown key \"bach\"; allowed here: batch; did you mean \"batch\"?"),
          new Broken(
              Finding.OUT_OF_RANGE,
              "alerts:",
              "responses:\n  - { at: 1s, action: scale, target: api, to: 2 }\nalerts:",
              "small.yaml:15:47: 2 is out of range; allowed: 3 to 8"),
          new Broken(
              Finding.UNKNOWN_TARGET,
              "kind: kill, target: kafka-1",
              "kind: kill, target: kafka-1, until-restarted: true",
              "small.yaml:13:71: unknown target \"kafka-1\"; allowed here: api-1, api-2"),
          new Broken(
              Finding.REFUSED,
              "target: kafka-1 }\n",
              "target: api-1 }\nresponses:\n  - { at: 1s, action: enlarge, target: api-1, settings: { batch: 6 } }\n",
              "small.yaml:1:1: not allowed: enlarge makes a container anew, which no fault may strike that ends with its process: api-1"),
          new Broken(
              Finding.NAME_NOT_FILE,
              "name: small",
              "name: smal",
              "small.yaml:1:7: the name \"smal\" is not that of the file; write \"small\" or rename the file"),
          new Broken(
              Finding.UNKNOWN_NAME,
              "system: tiny",
              "system: tinny",
              "small.yaml:5:9: nothing is called \"tinny\"; known: tiny; did you mean \"tiny\"?"),
          new Broken(
              Finding.UNKNOWN_TARGET,
              "target: kafka-1",
              "target: kafka-2",
              "small.yaml:13:45: unknown target \"kafka-2\"; allowed here: kafka-1, redis, postgres, api-1, api-2; did you mean \"kafka-1\"?"),
          new Broken(
              Finding.UNKNOWN_TARGET,
              "kind: kill, target: kafka-1",
              "kind: crash, target: postgres",
              "small.yaml:13:46: unknown target \"postgres\"; allowed here: api-1, api-2"),
          new Broken(
              Finding.UNKNOWN_TARGET,
              "kind: kill, target: kafka-1",
              "kind: surge, rate: 50/s, target: kafka-1",
              "small.yaml:13:58: unknown target \"kafka-1\"; allowed here: load"),
          new Broken(
              Finding.UNKNOWN_NAME,
              "kind: kill, target: kafka-1",
              "kind: surge, rate: 50/s, coupons: [ RUHS ]",
              "small.yaml:13:61: nothing is called \"RUHS\"; known: RUSH, FLASH; did you mean \"RUSH\"?"),
          new Broken(
              Finding.SHARES_NOT_WHOLE,
              "stock: 100 }",
              "stock: 100, share: 70% }",
              "small.yaml:9:3: the shares make 90%; they must make 100% together, or leave something for the coupons without one"),
          new Broken(
              Finding.SHARES_NOT_WHOLE,
              "share: 20%",
              "share: 100%",
              "small.yaml:9:3: the shares make 100%; they must make 100% together, or leave something for the coupons without one"),
          new Broken(
              Finding.ALL_ALONE,
              "invariants: [ all ]",
              "invariants: [ all, no-oversell ]",
              "small.yaml:24:13: a word is repeated, or stands beside \"all\"; write all alone, or each invariant once"),
          new Broken(
              Finding.FAULTS_OVERLAP,
              "alerts:",
              "  - { at: 14s, for: 1s, kind: kill, target: kafka-1 }\nalerts:",
              "small.yaml:14:11: \"kafka-1\" is already struck by kill-kafka-1 at that time; one heal would undo the other, so let one start later"),
          new Broken(
              Finding.ALERT_WITHOUT_FAULT,
              "faults:\n  - { at: 0s, for: 15s, kind: kill, target: kafka-1 }",
              "undisturbed: 15s",
              "small.yaml:14:3: nothing breaks here, so no alert can notice it; remove the alerts or add a fault"),
          new Broken(
              Finding.PHASE_WITHOUT_VALUES,
              "invariants:",
              "  - { phase: end, metric: error-rate, max: 0.1% }\ninvariants:",
              "small.yaml:24:14: error-rate has no values in phase end; choose control, fault or recovery (fault for time-to-detect)"),
          new Broken(
              Finding.PHASE_WITHOUT_VALUES,
              "invariants:",
              "  - { phase: control, metric: time-to-detect, max: 5s }\ninvariants:",
              "small.yaml:24:14: time-to-detect has no values in phase control; choose control, fault or recovery (fault for time-to-detect)"),
          new Broken(
              Finding.NOT_PER_SECOND,
              "invariants:",
              "  - { phase: recovery, metric: issued-rate, min: 5/s }\ninvariants:",
              "small.yaml:24:32: issued-rate cannot be judged each second, so it is no recovery objective; choose a metric of calls or samples"),
          new Broken(
              Finding.CONTROL_WITH_ITSELF,
              "invariants:",
              "  - { phase: control, metric: accepted-rate, min-of-control: 90% }\ninvariants:",
              "small.yaml:24:14: control cannot be compared with itself; use max or min"),
          new Broken(
              Finding.LATENCY_WITHOUT_ERRORS,
              "invariants:",
              "  - { phase: control, metric: p99, max: 1s }\ninvariants:",
              "small.yaml:24:31: p99 in phase control stands alone; latency is over answered requests, so add an error-rate for control too"),
          new Broken(
              Finding.NO_RECOVERY_SLO,
              "  - { phase: recovery, metric: error-rate, max: 0.1% }\n",
              "",
              "small.yaml:21:3: no SLO has phase recovery, so the objective would be held by anything; add one, for example error-rate"),
          new Broken(
              Finding.ONE_KEY_OF,
              "system: tiny",
              "system: tiny\nlegs: [ tiny, tiny ]\nsymptom: [ { phase: fault, metric: p95, min: 1s } ]",
              "small.yaml:6:7: exactly one of system, legs belongs here, found 2"),
          new Broken(
              Finding.NOT_TWO_LEGS,
              "system: tiny",
              "legs: [ tiny ]\nsymptom: [ { phase: fault, metric: p95, min: 1s } ]",
              "small.yaml:5:7: legs names two different systems: the one on which the symptom shows, then the one that is judged; for a single one write system"),
          new Broken(
              Finding.NOT_TWO_LEGS,
              "system: tiny",
              "legs: [ tiny, tiny ]\nsymptom: [ { phase: fault, metric: p95, min: 1s } ]",
              "small.yaml:5:7: legs names two different systems: the one on which the symptom shows, then the one that is judged; for a single one write system"),
          new Broken(
              Finding.SYMPTOM_WITHOUT_LEGS,
              "system: tiny",
              "system: tiny\nsymptom: [ { phase: fault, metric: p95, min: 1s } ]",
              "small.yaml:6:10: a symptom is seen on the first of two legs; write legs: [ first, judged ] instead of system, or leave it out"),
          new Broken(
              Finding.NO_GRIP,
              "kind: kill, target: kafka-1",
              "kind: lock-hold, coupon: RUSH, target: redis",
              "small.yaml:13:31: lock-hold strikes what a system file tells under cache.lock, and tiny tells nothing there; choose a system that does, or put one in front: legs: [ other, tiny ]"),
          new Broken(
              Finding.NO_GRIP,
              "kind: kill, target: kafka-1",
              "kind: bad-release, letters: 1, target: postgres",
              "small.yaml:13:31: bad-release strikes what a system file tells under ledger.bad-release, and tiny tells nothing there; choose a system that does, or put one in front: legs: [ other, tiny ]"));
}
