package dev.faultline.verdict;

/** One sentence in both languages that reports speak. */
public record Sentence(String en, String ko) {}
