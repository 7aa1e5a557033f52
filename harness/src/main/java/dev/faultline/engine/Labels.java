package dev.faultline.engine;

/** The labels by which our containers and networks are told from everybody else's. */
public final class Labels {
  /** Every container and network of a bed carries it; its value is the run's id. */
  public static final String BED = "dev.faultline.bed";

  /** Name of the part that a container is. */
  public static final String PART = "dev.faultline.part";

  /** The checkout that a bed belongs to: sweeping one never hurts another's. */
  public static final String HOME = "dev.faultline.home";

  private Labels() {}
}
