using Compliance.Application.Findings;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Compliance.Web.Endpoints;

/// <summary>How findings are narrowed and paged. All text: what is wrong with it is told by field.</summary>
/// <remarks>Not parameters of the record: the code generated for those does not compile where they may be null.</remarks>
internal sealed record FindingQuery
{
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "record")]
    public string? Record { get; init; }

    [FromQuery(Name = "severity")]
    public string? Severity { get; init; }

    [FromQuery(Name = "rule")]
    public string? Rule { get; init; }

    [FromQuery(Name = "cluster")]
    public string? Cluster { get; init; }

    [FromQuery(Name = "subscription")]
    public string? Subscription { get; init; }

    [FromQuery(Name = "q")]
    public string? Prefix { get; init; }

    [FromQuery(Name = "top")]
    public string? Top { get; init; }

    [FromQuery(Name = "continuation")]
    public string? Continuation { get; init; }

    public FindingFilter ReadFilter(RuleCatalogue catalogue, Fields fields) => new()
    {
        State = fields.Enum<WorkflowState>("state", State),
        Record = fields.Enum<RecordState>("record", Record),
        Severity = fields.Enum<Severity>("severity", Severity),
        Rule = ReadRule(catalogue, fields),
        Cluster = fields.Id("cluster", Cluster),
        Subscription = ReadSubscription(fields),
        Prefix = fields.Text("q", Prefix),
    };

    // A typing error must not read as "no findings".
    private RuleId? ReadRule(RuleCatalogue catalogue, Fields fields)
    {
        if (fields.Text("rule", Rule) is not { } text)
        {
            return null;
        }

        var id = new RuleId(text);
        if (catalogue.Find(id) is null)
        {
            fields.Refuse("rule", "Is no rule of the catalogue; /api/rules lists them.");
        }

        return id;
    }

    private string? ReadSubscription(Fields fields)
    {
        var text = fields.Text("subscription", Subscription);
        if (text is not null && !Guid.TryParseExact(text, "D", out _))
        {
            fields.Refuse("subscription", "Must be a subscription id.");
        }

        return text;
    }
}
