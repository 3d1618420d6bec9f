package dev.reelay.schema.aws;

import dev.reelay.schema.Resource;

/** One queue, table or bucket of the schema. */
interface SchemaPart {

    /** Creates it if it is missing and returns once it can be used. Safe to call again, and by several at once. */
    Resource load();

    /** Looks whether it is there. */
    Resource find();

    /** Removes it with all that it holds, if it is there. */
    Resource drop();
}
