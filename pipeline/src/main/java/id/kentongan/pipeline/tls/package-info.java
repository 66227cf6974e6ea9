/** Whom a connection with TLS believes, and what is said when it cannot be made. */
@NullMarked
package id.kentongan.pipeline.tls;

import org.jspecify.annotations.NullMarked;
