/** The served OpenAPI document against the running roles. */
package dev.faultline.coupon.openapi;
