package dev.reelay.benchmarks.pipeline;

import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.schema.SchemaNames;

/** Names of resources, so that several pipelines and contenders share one backend and never meet. */
public final class Names {

    private Names() {}

    /** All names with this prefix. */
    public static SchemaNames prefixed(String prefix) {
        return new SchemaNames(
                prefix + "-bucket",
                prefix + "-table",
                prefix + "-generate",
                prefix + "-load",
                prefix + "-confirm",
                prefix + "-sweep");
    }

    static ServicePlan given(ServicePlan plan, SchemaNames names) {
        return plan.with("reelay.bucket", names.bucket())
                .with("reelay.table", names.table())
                .with("reelay.queues.generate", names.generateQueue())
                .with("reelay.queues.load", names.loadQueue())
                .with("reelay.queues.confirm", names.confirmQueue())
                .with("reelay.queues.sweep", names.sweepQueue());
    }
}
