package dev.faultline.coupon.problem;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param type a name for this kind of problem
 * @param title the status in words
 * @param status the HTTP status again
 * @param code stable, for programs
 * @param detail for people, in the caller's language
 */
public record Problem(String type, String title, int status, String code, String detail) {}
