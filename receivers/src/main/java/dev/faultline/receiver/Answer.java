package dev.faultline.receiver;

/** What a request is answered with. */
record Answer(int status, String body) {}
