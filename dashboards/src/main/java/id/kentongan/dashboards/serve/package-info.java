/**
 * A console with its own store beside a running job: {@link
 * id.kentongan.dashboards.serve.StoreFiller} fills QuestDB from the topics, the desks carry what
 * people decided the other way.
 */
@NullMarked
package id.kentongan.dashboards.serve;

import org.jspecify.annotations.NullMarked;
