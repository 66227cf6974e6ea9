/** Alert levels and the rules that change them. */
@NullMarked
package id.kentongan.analyzers.alert;

import org.jspecify.annotations.NullMarked;
