using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;

namespace Compliance.Cli.Scans;

/// <summary>The rules that <c>--rules</c> names.</summary>
internal static class RuleSelection
{
    public static RuleCatalogue Of(RuleCatalogue catalogue, ImmutableArray<string> patterns)
    {
        if (patterns.FirstOrDefault(pattern => !catalogue.Rules.Any(rule => new ResourcePattern(pattern).Matches(rule.Descriptor.Id.Value))) is { } unknown)
        {
            throw new UsageException($"No rule matches '{unknown}'; 'compliance rules' lists them.");
        }

        return patterns.IsEmpty ? catalogue : catalogue.Select(patterns);
    }
}
