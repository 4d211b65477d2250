using System.Text.Json;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary>The rules of a run, and how others refer to them: by id, and by place in the list.</summary>
internal sealed class SarifRules(RuleCatalogue catalogue)
{
    private readonly Dictionary<RuleId, int> _places =
        catalogue.Rules.Select((rule, place) => (rule.Descriptor.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);

    public IReadOnlyList<IRule> All { get; } = catalogue.Rules;

    public void WriteReference(Utf8JsonWriter writer, RuleId rule)
    {
        writer.WriteStartObject("associatedRule");
        writer.WriteString("id", rule.Value);
        writer.WriteNumber("index", PlaceOf(rule));
        writer.WriteEndObject();
    }

    public int PlaceOf(RuleId rule) => _places[rule];
}
