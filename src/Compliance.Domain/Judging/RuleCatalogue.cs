using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>The rules an assessment runs, in the order of their ids.</summary>
public sealed class RuleCatalogue
{
    public RuleCatalogue(IEnumerable<IRule> rules, string pack)
    {
        Rules = [.. rules.OrderBy(rule => rule.Descriptor.Id)];
        Pack = pack;
        for (var i = 1; i < Rules.Length; i++)
        {
            if (Rules[i].Descriptor.Id == Rules[i - 1].Descriptor.Id)
            {
                throw new ArgumentException($"Two rules are called {Rules[i].Descriptor.Id}.", nameof(rules));
            }
        }
    }

    public ImmutableArray<IRule> Rules { get; }

    /// <summary>The date of the Microsoft page the rules were taken from: what holds "during the preview" may lapse.</summary>
    public string Pack { get; }

    public IRule? Find(RuleId id) => Rules.FirstOrDefault(rule => rule.Descriptor.Id == id);

    /// <summary>The rules any of the patterns (ids with <c>*</c>) names.</summary>
    /// <exception cref="ArgumentException">A pattern that names no rule: a typing error must not read as a pass.</exception>
    public RuleCatalogue Select(IReadOnlyCollection<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (!Rules.Any(rule => new ResourcePattern(pattern).Matches(rule.Descriptor.Id.Value)))
            {
                throw new ArgumentException($"No rule matches '{pattern}'. 'compliance rules' lists them.", nameof(patterns));
            }
        }

        return new RuleCatalogue(Rules.Where(rule => patterns.Any(pattern => new ResourcePattern(pattern).Matches(rule.Descriptor.Id.Value))), Pack);
    }
}
