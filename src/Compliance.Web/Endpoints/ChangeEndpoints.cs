using Compliance.Application.Changes;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Changes that wait for a person; <c>compliance replay</c> runs them again.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.MapGet("/changes/set-aside", ListAsync).WithName("listSetAsideChanges").WithTags("Changes").WithSummary("Changes that failed too often, in the order received.");

    private static async Task<Results<Tagged<ListView<SetAsideView>>, ValidationProblem>> ListAsync(string? top, IChangeStore changes, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var max = fields.Top(top);
        return fields.AreValid
            ? new Tagged<ListView<SetAsideView>>(new([.. (await changes.ListSetAsideAsync(max, cancellationToken)).Select(SetAsideView.Of)], null))
            : fields.Problem();
    }
}
