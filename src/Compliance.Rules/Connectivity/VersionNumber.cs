namespace Compliance.Rules.Connectivity;

/// <summary>Versions as agents and tools write them: at least two numbers, with whatever follows a dash left out.</summary>
internal static class VersionNumber
{
    public static Version? Parse(string? text) =>
        Version.TryParse(text?.TrimStart('v', 'V').Split('-', '+')[0], out var version) ? version : null;
}
