package dev.faultline.run;

/**
 * What the generator says about a surge.
 *
 * @param startedCalls requests that were sent so far, or tried to be
 * @param underWay of these, those without an end yet
 * @param over whether none comes any more and none is under way
 */
public record SurgeReport(long startedCalls, long underWay, boolean over) {}
