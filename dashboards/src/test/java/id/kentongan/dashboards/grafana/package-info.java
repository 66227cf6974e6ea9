/** The Grafana dashboards: their names checked, their queries asked of a real engine. */
@NullMarked
package id.kentongan.dashboards.grafana;

import org.jspecify.annotations.NullMarked;
