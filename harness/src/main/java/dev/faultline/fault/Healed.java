package dev.faultline.fault;

import java.time.Instant;

/** When a fault was seen to be gone, and by what. */
public record Healed(Instant at, String evidence) {}
