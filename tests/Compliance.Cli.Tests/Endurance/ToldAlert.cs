using System.Text.Json;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>One alert as a receiver reads it from a card.</summary>
/// <param name="Number">In the order of arrival.</param>
internal sealed record ToldAlert(string Id, int Number, FindingKey Key, Transition Transition)
{
    /// <summary>Whether the receiver now believes that the finding is open.</summary>
    public bool SaysOpen => Transition is not Transition.Resolved;

    /// <param name="heading">The bold text before it: severity, what happened, title.</param>
    public static ToldAlert Of(JsonElement facts, string heading, int number)
    {
        var values = facts.GetProperty("facts").EnumerateArray().ToDictionary(fact => fact.GetProperty("title").GetString()!, fact => fact.GetProperty("value").GetString()!);
        var transition = heading.Split(' ')[1] switch
        {
            "opened:" => Transition.Opened,
            "reopened:" => Transition.Reopened,
            "resolved:" => Transition.Resolved,
            _ => Transition.Changed,
        };
        return new ToldAlert(facts.GetProperty("id").GetString()!, number, FindingKey.Of(new RuleId(values["Rule"]), ResourceId.Parse(values["Id"])), transition);
    }
}
