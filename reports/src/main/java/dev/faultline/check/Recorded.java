package dev.faultline.check;

import dev.faultline.run.Environment;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.system.SystemUnderTest;

/** The small files of a run: what was asked for, of which system, on which machine. */
record Recorded(
    RunDirectory run, Scenario scenario, SystemUnderTest system, Environment environment) {}
