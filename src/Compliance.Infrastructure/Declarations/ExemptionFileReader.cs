using System.Collections.Immutable;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>Reads an exemptions file (design 4.2).</summary>
public static class ExemptionFileReader
{
    /// <param name="stream">Read from where it stands to its end; not closed.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <param name="catalogue">The rules that may be excused: the whole catalogue.</param>
    /// <exception cref="DeclarationFileException">The content is wrong. Nothing of it counts.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Task<ImmutableArray<Exemption>> ReadAsync(Stream stream, string name, RuleCatalogue catalogue, CancellationToken cancellationToken) =>
        StrictFile.ReadAsync(stream, name, root => Read(root, catalogue), cancellationToken);

    private static ImmutableArray<Exemption> Read(StrictValue root, RuleCatalogue catalogue)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return root.AsObject("exemptions").Find("exemptions")?.AsList(value => Read(value, ids, catalogue)) ?? [];
    }

    private static Exemption Read(StrictValue value, HashSet<string> ids, RuleCatalogue catalogue)
    {
        var exemption = value.AsObject("id", "rule", "resource", "category", "reason", "approvedBy", "requestedBy", "ticket", "expires");
        return new Exemption
        {
            Id = Id(exemption.Require("id"), ids),
            Rule = Rule(exemption.Require("rule"), catalogue),
            Resource = exemption.Require("resource").AsPattern(),
            Category = exemption.Find("category")?.AsOneOf(("waiver", ExemptionCategory.Waiver), ("mitigated", ExemptionCategory.Mitigated)) ?? ExemptionCategory.Waiver,
            Reason = exemption.Require("reason").AsText(),
            ApprovedBy = exemption.Require("approvedBy").AsText(),
            RequestedBy = exemption.Find("requestedBy")?.AsText(),
            Ticket = exemption.Find("ticket")?.AsText(),
            Expires = exemption.Require("expires").AsDay(),
        };
    }

    private static string Id(StrictValue value, HashSet<string> ids)
    {
        var id = value.AsText();
        return ids.Add(id) ? id : throw value.Refuse($"is '{Excerpt.Of(id)}', which is the id of another exemption too");
    }

    /// <returns>Null for every rule.</returns>
    private static RuleId? Rule(StrictValue value, RuleCatalogue catalogue) => value.AsText() == "*" ? null : value.AsRule(catalogue);
}
