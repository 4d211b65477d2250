using System.Collections.Immutable;
using System.CommandLine;

namespace Compliance.Cli.Help;

/// <summary>A command whose help shows how it is used.</summary>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines, without the name of the program.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>What its exit codes mean, a line each; empty when they are 0 and 2 only.</summary>
    public ImmutableArray<string> ExitCodes { get; init; } = [];
}
