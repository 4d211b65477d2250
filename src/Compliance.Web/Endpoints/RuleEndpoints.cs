using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>The catalogue.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Rules");
        rules.MapGet("", List).WithName("listRules").WithSummary("Every rule, by id.");
        rules.MapGet("/{id}", Find).WithName("getRule").WithSummary("One rule.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Tagged<ListView<RuleView>> List(RuleCatalogue catalogue) =>
        new(new ListView<RuleView>([.. catalogue.Rules.Select(rule => RuleView.Of(rule.Descriptor))], null));

    private static Results<Tagged<RuleView>, ProblemHttpResult> Find(string id, RuleCatalogue catalogue) =>
        catalogue.Find(new RuleId(id)) is { } rule
            ? new Tagged<RuleView>(RuleView.Of(rule.Descriptor))
            : Problems.NotFound("There is no such rule; /api/rules lists them.");
}
