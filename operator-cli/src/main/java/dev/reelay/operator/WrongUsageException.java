package dev.reelay.operator;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A command that cannot be meant as it was given. */
final class WrongUsageException extends ParameterException {
    private static final long serialVersionUID = 1;

    /** Of the command of this group that was given, of which picocli then shows the usage. */
    WrongUsageException(CommandSpec group, String text) {
        super(given(group.commandLine()), text);
    }

    private static CommandLine given(CommandLine group) {
        ParseResult parsed = group.getParseResult();
        return parsed.hasSubcommand() ? parsed.subcommand().commandSpec().commandLine() : group;
    }
}
