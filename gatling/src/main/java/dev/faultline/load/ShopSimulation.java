package dev.faultline.load;

import io.gatling.javaapi.core.Simulation;

/**
 * A simulation that people start by hand: what it was asked for, and the shop that its users come
 * to, with tokens made ahead while it runs.
 */
abstract class ShopSimulation extends Simulation {
  final Settings settings = Settings.given();
  final Shop shop = new Shop(settings);

  @Override
  public final void before() {
    shop.open();
  }

  @Override
  public final void after() {
    shop.close();
  }
}
