namespace Compliance.Cli;

/// <summary>What every command is given: where it talks to, and its clock.</summary>
internal sealed record CommandContext(Terminal Terminal, TimeProvider Time);
