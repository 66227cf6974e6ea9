/**
 * The invented scenario: ninety days before a vote and two weeks after, told by invented newsrooms
 * and field reporters, with escalations planted among press noise.
 *
 * <p>Start at {@link id.kentongan.pipeline.scenario.Scenario}. The sentences live in resource files
 * beside it; the same grammar feeds load tests through {@link
 * id.kentongan.pipeline.scenario.PressWire}. Everything made here carries {@code simulated: true}
 * and is the same on every run.
 */
@NullMarked
package id.kentongan.pipeline.scenario;

import org.jspecify.annotations.NullMarked;
