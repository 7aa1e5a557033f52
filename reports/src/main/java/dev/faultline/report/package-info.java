/** What people and CI read: the page, JSON, JUnit XML and Markdown, of a run and of a suite. */
@NullMarked
package dev.faultline.report;

import org.jspecify.annotations.NullMarked;
