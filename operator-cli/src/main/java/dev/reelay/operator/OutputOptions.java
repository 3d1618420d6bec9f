package dev.reelay.operator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** In which form a command writes what it has to say. */
final class OutputOptions {

    /** The forms. */
    enum Form {
        /** For programs: one JSON value. */
        JSON,
        /** For people: aligned columns, which may change. */
        TABLE
    }

    @Option(
            names = "--output",
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            description = "json, for programs, or table, for people; otherwise table, but json of 'table scan'")
    private @Nullable Form form;

    /** The form that was asked for. */
    Form or(Form otherwise) {
        return form == null ? otherwise : form;
    }
}
