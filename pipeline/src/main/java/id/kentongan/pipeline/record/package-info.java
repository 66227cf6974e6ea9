/**
 * What travels between the operators and is kept in their state: flat public records. Their names
 * and components are a file format (savepoints) and are frozen; compact constructors accept what an
 * older savepoint does not know.
 */
@NullMarked
package id.kentongan.pipeline.record;

import org.jspecify.annotations.NullMarked;
