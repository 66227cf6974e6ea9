/**
 * The administrative regions: 38 provinces and 514 kabupaten/kota with Kemendagri codes. Start at
 * {@link\n * id.kentongan.analyzers.region.Regions}.
 */
@NullMarked
package id.kentongan.analyzers.region;

import org.jspecify.annotations.NullMarked;
