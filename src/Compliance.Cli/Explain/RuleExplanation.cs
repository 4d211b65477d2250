using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Explain;
using Compliance.Rules;

namespace Compliance.Cli.Explain;

/// <summary>The page of one rule.</summary>
internal sealed class RuleExplanation(Terminal terminal)
{
    public async Task<int> WriteAsync(string id, CancellationToken cancellationToken)
    {
        var catalogue = BuiltInRules.Catalogue;
        var rule = catalogue.Find(new RuleId(id)) ?? throw new UsageException(UnknownRule(id));
        var page = await RuleDocs.FindAsync(rule.Descriptor.Id, cancellationToken);
        await RulePage.WriteAsync(rule.Descriptor, page, PageOptions.For(terminal), terminal.Out, cancellationToken);
        await terminal.Out.FlushAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static string UnknownRule(string id)
    {
        var nearest = NearestIds.Of(id, BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value));
        return nearest.Count == 0
            ? $"There is no rule '{id}'; 'compliance rules' lists them."
            : $"There is no rule '{id}'. Nearest: {string.Join(", ", nearest)}.";
    }
}
