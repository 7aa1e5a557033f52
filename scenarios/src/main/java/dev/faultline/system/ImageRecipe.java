package dev.faultline.system;

/** How an image comes about. */
public sealed interface ImageRecipe {
  /**
   * Built from a folder of this repository.
   *
   * @param context the build context, from the project's root
   * @param dockerfile from the project's root
   * @param base name in images/ of the image it builds upon
   */
  record Build(String context, String dockerfile, String base) implements ImageRecipe {}

  /** Present already or pulled under this name. */
  record Existing(String name) implements ImageRecipe {}
}
