using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>One of the <c>attestations</c> of a declarations file.</summary>
internal static class AttestationReader
{
    /// <param name="sites">The sites of the same file.</param>
    public static Attestation Read(StrictValue value, ImmutableArray<Site> sites, RuleCatalogue catalogue)
    {
        var found = value.AsObject("rule", "resourceId", "site", "outcome", "statement", "values", "by", "on", "expires", "link");
        var attestation = new Attestation
        {
            Rule = found.Require("rule").AsRule(catalogue),
            Resource = found.Require("resourceId").AsPattern(),
            Site = found.Find("site") is { } site ? SiteName(site, sites) : null,
            IsCompliant = found.Require("outcome").AsOneOf(("compliant", true), ("nonCompliant", false)),
            Statement = found.Find("statement")?.AsText(),
            Values = found.Find("values") is { } values ? Values(values) : ImmutableDictionary<string, string>.Empty,
            By = found.Find("by")?.AsText(),
            On = found.Find("on")?.AsDay(),
            Expires = found.Require("expires").AsDay(),
            Link = found.Find("link")?.AsText(),
        };
        return attestation.On > attestation.Expires
            ? throw found.Require("expires").Refuse($"is {attestation.Expires:yyyy-MM-dd}, before it was attested ({attestation.On:yyyy-MM-dd})")
            : attestation;
    }

    private static string SiteName(StrictValue value, ImmutableArray<Site> sites)
    {
        var name = value.AsText();
        return sites.Append(Site.Default).Any(site => site.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? name
            : throw value.Refuse($"is '{Excerpt.Of(name)}', which is no site of this file");
    }

    private static ImmutableDictionary<string, string> Values(StrictValue values) =>
        StrictObject.EntriesOf(values).ToImmutableDictionary(entry => entry.Key, entry => Text(entry.Value));

    private static string Text(StrictValue value)
    {
        value.Expect("a text, a number, true or false", JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False);
        return value.Element.ValueKind is JsonValueKind.String ? value.AsText() : value.Element.GetRawText();
    }
}
