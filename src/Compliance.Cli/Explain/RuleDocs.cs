using Compliance.Domain.Rules;

namespace Compliance.Cli.Explain;

/// <summary>The rules' pages, which are part of the program: it must explain itself with nothing beside it.</summary>
internal static class RuleDocs
{
    /// <returns>Markdown; null when the rule has no page.</returns>
    public static async Task<string?> FindAsync(RuleId rule, CancellationToken cancellationToken)
    {
        await using var stream = typeof(RuleDocs).Assembly.GetManifestResourceStream($"rules/{rule}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
